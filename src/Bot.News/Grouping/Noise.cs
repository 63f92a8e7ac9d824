using System.Text.RegularExpressions;

namespace Bot.News.Grouping;

/// <summary>Recognises what tells no happening: ads, listings, jobs, stock spam, roundups, shows. Each with the word that is kept as the reason.</summary>
internal static partial class Noise
{
    /// <summary>Why the article tells no event, or null.</summary>
    /// <param name="categories">What the publisher files it under.</param>
    /// <param name="tellsProduct">Whether the title names a model, a product or a chip: a price that moves because of one is news of it.</param>
    public static string? Of(string title, string opening, string url, IReadOnlyList<string> categories, bool tellsProduct)
    {
        if (Sponsored().IsMatch(title) || SponsoredText().IsMatch(opening)) return "sponsored";
        if (Stock().IsMatch(title) || StockSite().IsMatch(url) || (Movement().IsMatch(title) && !(tellsProduct && Because().IsMatch(title)))) return "stock";
        if (Job().IsMatch(title)) return "job";
        if (Listing().IsMatch(title) || ListingSite().IsMatch(url)) return "listing";
        if (Roundup().IsMatch(title) || RoundupText().IsMatch(opening)) return "roundup";
        if (Listicle().IsMatch(title)) return "listicle";
        if (Deal().IsMatch(title)) return "deal";
        if (Review().IsMatch(title)) return "review";
        if (Show().IsMatch(title) || ShowText().IsMatch(opening)) return "podcast";
        return categories.Select(Filed).FirstOrDefault(reason => reason is not null);
    }

    private static string? Filed(string category) => category.Trim().ToLowerInvariant() switch
    {
        "sponsored" or "advertorial" or "promoted" or "partner content" or "paid post" or "anzeige" => "sponsored",
        "newsletter" or "newsletters" or "roundup" or "week in review" or "digest" or "link list" => "roundup",
        "podcast" or "podcasts" or "webinar" or "webinars" => "podcast",
        "job ad" or "job ads" or "vacancies" => "job",
        "listicle" or "lists" or "buying guide" or "buying guides" or "gift guide" => "listicle",
        "coupons" or "promo codes" => "deal",
        _ => null,
    };

    [GeneratedRegex(@"\b(?:sponsored|advertorial|partner content|paid post|promoted|brought to you by)\b|^\[?(?:ad|广告)\]?\s*[:：]|issued on behalf of", RegexOptions.IgnoreCase)]
    private static partial Regex Sponsored();

    [GeneratedRegex(@"\b(?:issued on behalf of|this (?:article|post|content) (?:is|was) (?:sponsored|paid)|disseminated on behalf|paid advertisement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SponsoredText();

    [GeneratedRegex(
        @"\b(?:price (?:target|prediction|forecast)|stocks? to (?:buy|watch|own)|(?:is|are) .{2,40} (?:a|stock a) (?:buy|sell)\b|buy,? (?:sell|hold)|52-week|stock (?:price|forecast|split)|shares of|shares gap|investors? (?:urged|alert|deadline|to act|who lost)|securities class action|class action (?:lawsuit )?filed (?:on behalf|for (?:investors|shareholders))|shareholder alert|law offices|law firm (?:of|announces|investigat\w+|reminds)|dividend|market (?:size|worth|to (?:reach|hit|exceed|\$)|report)|market .{0,40}by 20[2-4]\d|cagr|nasdaq:|nyse:|etfs?\b|to buy (?:now|hand over fist)|should you (?:buy|invest)|better buy|which stock|stocks? (?:slides?|jumps?|rallies|rally) \d|bull case|bear case|retire (?:early|rich|comfortably|on|wealthy)|(?:your|for|early) retirement|retirement (?:savings|portfolio|account|income|fund|nest)|retirees|millionaire|wall street(?! journal| banks?| firms?)|\d+ (?:ai |tech |growth )?stocks)\b|\([A-Z]{2,5}\)\s+(?:stock|shares)|\$[A-Z]{3,5}\b|\bLLP\b|涨停|涨超|跌超|股价|收涨|收跌|A股|港股|美股|概念股",
        RegexOptions.IgnoreCase)]
    private static partial Regex Stock();

    [GeneratedRegex(@"\b(?:stock|shares?) (?:jump|soar|surge|plunge|pop|fall|slide|drop|rise|sink|climb|gain|tumble)(?:s|es)?\b|\b(?:stock is|shares are) (?:up|down)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Movement();

    [GeneratedRegex(@"\b(?:as|after)\b.{12,}", RegexOptions.IgnoreCase)]
    private static partial Regex Because();

    [GeneratedRegex(@"//(?:www\.)?(?:247wallst|fool|zacks|seekingalpha|stocktwits|benzinga|marketbeat|investorplace|insidermonkey)\.com/", RegexOptions.IgnoreCase)]
    private static partial Regex StockSite();

    [GeneratedRegex(@"^(?:jobs?|vacancy|vacancies|career|stellenangebot)\s*[:–-]|\b(?:is hiring|we(?:'|’)re hiring|who is hiring|who wants to be hired|hiring|job opening|apply now|internships?\b.*\b(?:20\d\d|apply))|招聘|\bYC [WSF]\d\d\b", RegexOptions.IgnoreCase)]
    private static partial Regex Job();

    [GeneratedRegex(@"^(?:[a-z0-9_.-]+[ =@]+v?\d+(?:\.\d+){1,3}[a-z0-9.+-]*|v?\d+\.\d+[\w.+-]*|[\w.-]+==[\w.+-]+|rust-v[\d.]+.*|release v?\d[\w.]*)$|\b(?:added|released|published|uploaded|pushed) (?:to|on) PyPI\b|\S\s*[·|•-]\s*PyPI$|\d+(?:\.\d+)+-?(?:alpha|beta|rc|dev)[.\d]*\b", RegexOptions.IgnoreCase)]
    private static partial Regex Listing();

    [GeneratedRegex(@"//(?:www\.)?(?:pypi\.org|slickdeals\.net|rlsbb\.|[\w.]*softpedia\.com|npmjs\.com|onefootball\.com)", RegexOptions.IgnoreCase)]
    private static partial Regex ListingSite();

    [GeneratedRegex(
        @"\b(?:roundup|round-up|newsletter|weekly (?:digest|recap|wrap)|this week in|week in review|daily (?:digest|brief|briefing)|morning (?:brief|report)|top stories|news in brief|in brief|link(?:s)? (?:for|of the)|issue #?\d+|techcrunch mobility|startup battlefield|what(?:'|’)s new in|catch up on|everything (?:we announced|announced|new)|(?:latest|recap of) .{3,40} news|\d+ things|live blog|liveblog|live updates|highlights from|(?:week|month|day) in \w+ (?:minutes|stories|links|charts|headlines))\b|^the download\s*:|WAVES20\d\d|主题圆桌|圆桌|早报|晚报|日报|周报|8点1氪|9点1氪|氪星|早知道|盘点|一周|派早报|本周|要闻",
        RegexOptions.IgnoreCase)]
    private static partial Regex Roundup();

    [GeneratedRegex(@"^(?:our|this|today(?:'|’)s|this week(?:'|’)s) (?:\w+ ){0,2}(?:newsletter|digest|round-?up)\b|\bin this (?:week(?:'|’)s )?(?:newsletter|issue|edition|round-?up)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RoundupText();

    [GeneratedRegex(
        @"^(?:the |our |my )?(?:top |best )?\d{1,3} (?:\w+ ){0,4}(?:best|ways|tips|things|reasons|tools|apps|alternatives|examples|prompts|lessons|ideas|questions|mistakes|trends|companies|startups|books|gadgets|tricks|takeaways)\b|^(?:the |our )?(?:\d+ )?best\b.*\b(?:20\d\d|for|of|to buy|you can)|\b(?:best .{3,40} \(?20\d\d\)?|buying guide|gift guide|alternatives (?:to|for)|how to (?:watch|choose|build|use|get|make|set up|create)|cheat sheet|compared for|quiz)\b|\b(?:beginner|ultimate|complete|definitive)(?:'|’)?s? guide\b|^how to\b|^what is\b|^why you\b|^i (?:tried|tested|asked|spent|used|built|made)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Listicle();

    [GeneratedRegex(@"\b(?:deals? (?:of the day|roundup|alert)|(?:best|early|today(?:'|’)s|top) deals?|save \$?\d+|\d+% off|\$\d+ off|discount(?:ed)?|coupons?|promo codes?|prime day|black friday|cyber monday|on sale|lowest price|gift card)\b|\b(?:tech|mattress|laptop|vacuum|day|sale|holiday|weekend|spring|summer|winter) deals?\b|促销", RegexOptions.IgnoreCase)]
    private static partial Regex Deal();

    [GeneratedRegex(@"\b(?:preorder|hands-on)\b|(?<!peer.)\breviewed[.:]?$|\breview(?::| \(|$)|评测|体验评测", RegexOptions.IgnoreCase)]
    private static partial Regex Review();

    [GeneratedRegex(@"\b(?:podcasts?|webinar|episode \d+|ep\.? ?\d+|fireside chat|w/ (?-i:[A-Z])\w+|register (?:now|for)|ama\b|crossword|wordle|horoscope)\b|直播预告", RegexOptions.IgnoreCase)]
    private static partial Regex Show();

    [GeneratedRegex(@"^(?:in|on) (?:this|today(?:'|’)s|the latest|this week(?:'|’)s) episode\b|^this week on\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShowText();
}

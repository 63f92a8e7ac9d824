using System.Text.RegularExpressions;

namespace Bot.News.Grouping;

/// <summary>Recognises what tells no happening: ads, listings, jobs, stock spam, roundups, shows. Each with the word that is kept as the reason.</summary>
internal static partial class Noise
{
    /// <summary>Why the article tells no event, or null.</summary>
    public static string? Of(string title, string opening, string url)
    {
        if (Sponsored().IsMatch(title) || SponsoredText().IsMatch(opening)) return "sponsored";
        if (Stock().IsMatch(title) || StockSite().IsMatch(url)) return "stock";
        if (Job().IsMatch(title)) return "job";
        if (Listing().IsMatch(title) || ListingSite().IsMatch(url)) return "listing";
        if (Roundup().IsMatch(title)) return "roundup";
        if (Listicle().IsMatch(title)) return "listicle";
        if (Deal().IsMatch(title)) return "deal";
        if (Show().IsMatch(title)) return "podcast";
        return null;
    }

    [GeneratedRegex(@"\b(?:sponsored|advertorial|partner content|paid post|promoted|brought to you by)\b|^\[?(?:ad|广告)\]?\s*[:：]|issued on behalf of", RegexOptions.IgnoreCase)]
    private static partial Regex Sponsored();

    [GeneratedRegex(@"\b(?:issued on behalf of|this (?:article|post|content) (?:is|was) (?:sponsored|paid)|disseminated on behalf|paid advertisement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SponsoredText();

    [GeneratedRegex(
        @"\b(?:price (?:target|prediction|forecast)|stocks? to (?:buy|watch|own)|(?:is|are) .{2,40} (?:a|stock a) (?:buy|sell)\b|buy,? (?:sell|hold)|52-week|stock (?:price|forecast|jumps|soars|surges|plunges|pops|falls|slides|drops|rises|split)|shares (?:jump|soar|surge|plunge|pop|fall|slide|drop|rise|sink|climb|gain|tumble|of)|investors? (?:urged|alert|deadline|to act|who lost)|class action (?:filed|lawsuit filed)|shareholder alert|law (?:firm|offices)|dividend|market (?:size|worth|to reach|report)|cagr|nasdaq:|nyse:|etfs?\b|to buy (?:now|hand over fist)|should you (?:buy|invest)|bull case|bear case|retire(?:ment|es)?|millionaire|wall street|\d+ (?:ai |tech |growth )?stocks)\b|\([A-Z]{2,5}\)\s+(?:stock|shares)|\$[A-Z]{3,5}\b|\bLLP\b|涨停|涨超|跌超|股价|收涨|收跌|A股|港股|美股|概念股",
        RegexOptions.IgnoreCase)]
    private static partial Regex Stock();

    [GeneratedRegex(@"//(?:www\.)?(?:247wallst|fool|zacks|seekingalpha|stocktwits|benzinga|marketbeat|investorplace|insidermonkey)\.com/", RegexOptions.IgnoreCase)]
    private static partial Regex StockSite();

    [GeneratedRegex(@"\b(?:is hiring|we(?:'|’)re hiring|who is hiring|who wants to be hired|hiring|job opening|apply now|internships?\b.*\b(?:20\d\d|apply))|招聘|\bYC [WSF]\d\d\b", RegexOptions.IgnoreCase)]
    private static partial Regex Job();

    [GeneratedRegex(@"^(?:[a-z0-9_.-]+[ =@]+v?\d+(?:\.\d+){1,3}[a-z0-9.+-]*|v?\d+\.\d+[\w.+-]*|[\w.-]+==[\w.+-]+|rust-v[\d.]+.*|release v?\d[\w.]*)$|\bPyPI\b|\d+(?:\.\d+)+-?(?:alpha|beta|rc|dev)[.\d]*\b", RegexOptions.IgnoreCase)]
    private static partial Regex Listing();

    [GeneratedRegex(@"//(?:www\.)?(?:pypi\.org|slickdeals\.net|rlsbb\.|[\w.]*softpedia\.com|npmjs\.com|onefootball\.com)", RegexOptions.IgnoreCase)]
    private static partial Regex ListingSite();

    [GeneratedRegex(
        @"\b(?:roundup|round-up|newsletter|weekly (?:digest|recap|wrap)|this week in|week in review|daily (?:digest|brief|briefing)|morning (?:brief|report)|top stories|news in brief|in brief|link(?:s)? (?:for|of the)|issue #?\d+|the download|techcrunch mobility|startup battlefield|what(?:'|’)s new in|catch up on|everything (?:we announced|announced|new)|(?:latest|recap of) .{3,40} news|\d+ things|live blog|liveblog|live updates|highlights from)\b|WAVES20\d\d|主题圆桌|圆桌|早报|晚报|日报|周报|8点1氪|9点1氪|氪星|早知道|盘点|一周|派早报|本周|要闻",
        RegexOptions.IgnoreCase)]
    private static partial Regex Roundup();

    [GeneratedRegex(
        @"^(?:the |our |my )?(?:top |best )?\d{1,3} (?:\w+ ){0,4}(?:best|ways|tips|things|reasons|tools|apps|alternatives|examples|prompts|lessons|ideas|questions|mistakes|trends|companies|startups|books|gadgets|tricks|takeaways)\b|^(?:the |our )?(?:\d+ )?best\b.*\b(?:20\d\d|for|of|to buy|you can)|\b(?:best .{3,40} \(?20\d\d\)?|buying guide|gift guide|alternatives (?:to|for)|how to (?:watch|choose|build|use|get|make|set up|create)|cheat sheet|compared for|quiz)\b|\b(?:beginner|ultimate|complete|definitive)(?:'|’)?s? guide\b|^how to\b|^what is\b|^why you\b|^i (?:tried|tested|asked|spent|used|built|made)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Listicle();

    [GeneratedRegex(@"\b(?:deals?(?: of the day| roundup| on| alert|\b)|save \$?\d+|\d+% off|\$\d+ off|discount(?:ed)?|coupons?|promo codes?|prime day|black friday|cyber monday|on sale|lowest price|gift card|preorder|hands-on|reviewed)\b|\breview(?::| \(|$)|评测|体验评测|促销", RegexOptions.IgnoreCase)]
    private static partial Regex Deal();

    [GeneratedRegex(@"\b(?:podcast|webinar|episode \d+|ep\.? ?\d+|fireside chat|register (?:now|for)|ama\b|crossword|wordle|horoscope)\b|直播预告", RegexOptions.IgnoreCase)]
    private static partial Regex Show();
}

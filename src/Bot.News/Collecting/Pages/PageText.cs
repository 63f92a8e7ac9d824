using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Pages;

/// <summary>Keeps the story of an extracted page and drops what stands around it: bylines, captions, teasers of other stories, calls to subscribe.</summary>
internal static partial class PageText
{
    /// <summary>A block at least this long that ends as a sentence does belongs to a story.</summary>
    private const int ShortestSentence = 60;

    /// <summary>What stands before the first sentences is furniture only if it is this small a share of the page.</summary>
    private const double LargestPreamble = 0.15;

    public static string Of(string html, string? title)
    {
        var all = PageBlocks.Of(html);
        var kept = all.Where(block => !block.Quiet && !IsNoise(block)).ToList();
        var start = kept.FindIndex(IsProse);
        if (start > 0 && Length(kept[..start]) < Length(kept) * LargestPreamble)
            kept = [.. kept.Take(start).Where(block => BelongsBefore(block, title)), .. kept.Skip(start)];
        kept = WithoutTail(kept);
        return Join(Length(kept) * 3 < Length(all) ? all : kept); // a page that is furniture by these rules is of another kind: a recipe, a table
    }

    private static int Length(List<PageBlock> blocks) => blocks.Sum(block => block.Text.Length);

    private static bool IsProse(PageBlock block) => block.Text.Length >= ShortestSentence && block.Linked < block.Text.Length / 2 && SentenceEnd().IsMatch(block.Text);

    /// <summary>Before the first sentences a heading or a standfirst may stand, not menus, dates and the title once more.</summary>
    private static bool BelongsBefore(PageBlock block, string? title) =>
        block.Linked < block.Text.Length / 2 && block.Text != title && (block.Text.Length >= 45 || (SentenceEnd().IsMatch(block.Text) && block.Text.Length > 20));

    private static bool IsNoise(PageBlock block) =>
        (block.Text.Length < 300 && Noise().IsMatch(block.Text))
        || (block.Linked > block.Text.Length * 0.8 && (block.Listed || block.Heading || !SentenceEnd().IsMatch(block.Text)));

    /// <summary>Cuts at the first sign that the story is over, if most of it came before, and headings that head nothing.</summary>
    private static List<PageBlock> WithoutTail(List<PageBlock> blocks)
    {
        var all = Length(blocks);
        var before = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (before > all * 0.4 && blocks[i].Text.Length < 160 && Tail().IsMatch(blocks[i].Text))
            {
                blocks = blocks[..i];
                break;
            }

            before += blocks[i].Text.Length;
        }

        var last = blocks.FindLastIndex(block => !block.Heading && block.Linked < block.Text.Length / 2);
        return last < 0 ? blocks : blocks[..(last + 1)];
    }

    private static string Join(List<PageBlock> blocks) => string.Join('\n', blocks.Select(block => block.Text));

    [GeneratedRegex("""[.!?…。！？]["'”’»)\]]*\s*$""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("""
        ^\W*(?:advert(?:isement|ising)?s?\b\W*$|anzeige\W*$|publicidade?\W*$|image\s\d+\sof\s\d+|(?:image|photo|picture|foto|source|credit|bild|quelle|getty\simages)s?(?:\s(?:credit|courtesy|by|source))?\s*[:©]|©
        |\(?(?:image|photo|picture)s?(?:\scredit)?:|related:|(?:read|see|learn|find\sout)\s(?:more|also)\b|also\sread\b|watch(?:\snow)?:|click\shere\b|share\s(?:this|on)\b|(?:follow|like)\s(?:us|me)\son\b
        |(?:first\s)?(?:published|updated|posted|last\smodified)\b.{0,60}\d{4}|\|?\s*updated\b|by\s[^.]{3,60}\s[-–|]\s.*\d{4}|don['’]t\smiss\b|sign\sup\b|subscribe\b|lesen\ssie\sauch|mehr\szum\sthema|lire\saussi|à\slire|leia\s(?:também|mais)|veja\stambém|lee\stambién|te\spuede\sinteresar
        |skip\sto\b|scroll\sdown|story\scontinues\b|article\scontinues\b|loading\b.{0,20}$|print\W*$|e-?mail\W*$|share\W*$|tweet\W*$|(?:whatsapp|facebook|twitter|pinterest|linkedin|reddit|\s|\|)+$|comments?\W*\d*\W*$|\d+\s(?:comments?|shares?|views?|kommentare?)\W*$|(?:have\sa\stip\?|got\sa\stip)|all\srights\sreserved|copyright\s©?\s*\d{4})
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Noise();

    [GeneratedRegex("""
        ^\W*(?:you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested)|(?:more|related|recommended|popular|trending|similar|other)\s(?:articles?|stories|posts?|news|reading|content|topics?|from|on|coverage|in)\b|related\W*$|read\snext|up\snext|next\sup|what\sto\sread\snext|most\s(?:read|popular|viewed)|editor['’]?s\spicks?|recommended\W*$
        |tags?\W*$|tags?:|filed\sunder|topics?\s*:|topics\W*$|categories\W*$|share\sthis|comments?\W*$|leave\sa\s(?:reply|comment)|post\sa\scomment|join\sthe\s(?:conversation|discussion)|tell\sus\swhat|citation:?\W*$|this\sdocument\sis\ssubject\sto|about\sthe\sauthors?|author\sbio|get\sthe\s(?:latest|best)|want\smore\b|sign\sup\s(?:for|to)|subscribe\s(?:to|now)
        |our\snewsletters?|newsletter\W*$|follow\s(?:us|her|him|me)\b|join\sour\b|originally\spublished|this\s(?:article|story|post)\s(?:was\s)?(?:originally|first)|references\W*$|sources?\W*$|footnotes?\W*$|mehr\szum\sthema|das\skönnte\ssie\sauch|ähnliche\s(?:artikel|beiträge)|kommentare?\W*$|schlagw(?:ort|örter)|articles?\s(?:liés|similaires)|sur\sle\smême\s(?:thème|sujet)|commentaires?\W*$|artículos?\srelacionados|comentarios?\W*$|notícias\srelacionadas|comentários?\W*$|artigos\srelacionados)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();
}

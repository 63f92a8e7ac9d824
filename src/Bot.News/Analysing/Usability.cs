using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Tells which sentences may be shown: complete, 6–45 words, and understood without the ones around them.</summary>
internal static partial class Usability
{
    private const int Least = 6;
    private const int Most = 45;

    /// <summary>The sentence without a dateline, a byline or a dangling connective before it, as a narrower place in the text.</summary>
    public static (int Start, int Length) Trim(string text, int start, int length)
    {
        var match = Lead().Match(text.Substring(start, length));
        if (!match.Success || match.Length == 0 || match.Length >= length) return (start, length);
        return char.IsUpper(text[start + match.Length]) || char.IsDigit(text[start + match.Length]) || "\"“‘$€£".Contains(text[start + match.Length]) ? (start + match.Length, length - match.Length) : (start, length);
    }

    public static bool Allows(Sentence sentence) => Whole(sentence) && !Open(sentence);

    /// <summary>Complete and of a fitting length, whatever its words point to.</summary>
    public static bool Whole(Sentence sentence)
    {
        var text = sentence.Text;
        if (sentence.Length is < Least or > Most || text.Length > 300) return false;
        return Complete(text) && !Boilerplate().IsMatch(text) && !Markup().IsMatch(text) && !Shouts(text);
    }

    /// <summary>True where a word such as "it" or "the company" points to something that the sentence itself does not name before.</summary>
    public static bool Open(Sentence sentence)
    {
        var text = Quoted().Replace(sentence.Text, match => new string('_', match.Length));
        if (OpenStart().IsMatch(sentence.Text)) return true;
        var named = sentence.Names.Count == 0 ? int.MaxValue : sentence.Names[0].End;
        if (Pointer().Match(text) is { Success: true } pointer && pointer.Index < named) return true;
        return sentence.Article.Trust != Trust.Primary && FirstPerson().IsMatch(text);
    }

    private static bool Complete(string text)
    {
        if (text.EndsWith("...", StringComparison.Ordinal) || text.Contains('…') || text.Contains("[+", StringComparison.Ordinal)) return false;
        var last = text.TrimEnd('"', '”', '’', '\'', ')', '»', '」', '』');
        if (last.Length == 0 || last[^1] is not ('.' or '!' or '。' or '！')) return false;
        var first = text.TrimStart('"', '“', '‘', '\'', '(', '「', '『');
        if (first.Length == 0 || (!char.IsUpper(first[0]) && !char.IsDigit(first[0]) && !Words.IsWide(first[0]) && !"$€£¥".Contains(first[0]) && !char.IsUpper(first[1..].FirstOrDefault()))) return false;
        return Balanced(text) && (Words.IsWide(first[0]) || Verb().IsMatch(text));
    }

    private static bool Balanced(string text) => text.Count(c => c == '"') % 2 == 0 && text.Count(c => c == '“') == text.Count(c => c == '”') && text.Count(c => c == '(') == text.Count(c => c == ')');

    private static bool Shouts(string text) => text.Count(char.IsUpper) > text.Count(char.IsLower);

    [GeneratedRegex("""^(?:[A-Z][A-Za-z .,/]{2,40}(?:\([A-Za-z ]+\))?\s[—–-]{1,2}\s|\([A-Z][A-Za-z ]+\)\s[—–-]\s|(?:However|But|And|So|Meanwhile|Moreover|Furthermore|Additionally|In addition|Still|Also|Now|Plus),?\s+(?=["“]?[A-Z])|By [A-Z][a-z]+ [A-Z][a-z]+(?: and [A-Z][a-z]+ [A-Z][a-z]+)?\s[—–|-]\s|(?:Update|UPDATE|Updated|Breaking|BREAKING|Exclusive|EXCLUSIVE)[:\s]+(?=[A-Z]))""")]
    private static partial Regex Lead();

    [GeneratedRegex("""^["“‘]?(?:It|This|That|These|Those|They|He|She|Its|Their|His|Her|Such|Here|There|As (?:usual|always|ever|before|expected)|(?:First|Second|Third|Next|Finally|Lastly|Dropped|Released|Launched|Spotted|Posted|Published)(?= (?:this|today|yesterday|earlier|last|on|by)\b|,)|Both|Neither|Another|Others?|Good news?|Bad news?|The (?:reason|result|upshot|catch|problem|idea|answer|goal|twist)(?=:)|One of (?:them|those|these)|The (?:latter|former|same|two|pair|duo|move|deal|decision|news|announcement|change|tool|update|feature|firm|company|startup|start-up|business|group|team|researchers|authors|paper|model|system|service|platform|product|project|bill|law|ruling|lawsuit|suit|case|agreement|partnership|investment|raise|round|funding|acquisition|release|launch|new|report|study|chip|agency|government|organi[sz]ation|executive|CEO|chief executive|company['’]s|firm['’]s|startup['’]s)|If so|Then|Instead|Yet|Thus|Therefore|Hence|Similarly|Likewise|Otherwise|For (?:example|instance)|As (?:a result|such)|According to (?:him|her|it|them|the company|the report|the firm)|In (?:this|that|it|the (?:post|article|report|blog|paper|video|interview|letter|filing|statement))|At (?:this|that|the same)|With (?:this|that|it)|After (?:this|that)|What)\b""", RegexOptions.None)]
    private static partial Regex OpenStart();

    [GeneratedRegex(@"\b(?:it|its|it['’]s|they|their|them|he|she|his|her|him|(?:the|these|those|both) (?:two |three )?(?:companies|firms|companies’|parties)|the (?:company|firm|startup|start-up|tech giant|group|agency|regulator|lab|model|platform|product))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Oo]ur|[Uu]s|[Mm]y|[Mm]e|[Yy]ou|[Yy]our|[Yy]ou['’]\w+)\b(?<!\bUS)")]
    private static partial Regex FirstPerson();

    [GeneratedRegex("[\"“][^\"“”]*[\"”]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>|&[a-z]{2,8};|&#\d+;|https?:|\bwww\.|\[\w*\]\(|[{}|<>]|^\W*[•*#►▶→-]|```|@\w{3,}|#\w{3,}|\\[nt]|\(opens in|=\s?\w")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(?:read (?:more|the full|our|on)|click here|sign up|subscribe|newsletters?|cookies?|all rights reserved|appeared first on|continue reading|originally (?:published|appeared)|image credits?|photo(?:graph)? (?:by|credit|courtesy|illustration)|getty images|shutterstock|disclosure:|disclaimer|this (?:article|story|post|piece|interview|transcript|episode|podcast|newsletter)|in this (?:article|post|episode|video)|follow us|join us|register now|buy (?:now|tickets)|learn more|find out more|see also|related:|watch:|listen to|view comments|share this|affiliate|sponsored|advertis(?:ement|er)|reporting by|editing by|reached out to|did not (?:immediately )?respond|declined to comment|press release|forward-looking statements?|article url|comments url|points:|# comments|submitted by|leave a comment|log in|paywall|you can (?:now )?(?:find|read|watch|listen)|stay tuned|tl;?dr|let us know|check out|don['’]t miss|(?:image|photo|illustration|graphic|screenshot|animation|gif|logo|diagram|chart|collage|icon|emblem|text)s? (?:of|showing|depicting|reading|on|against|over) (?:an? |the )?[^.]{0,40}\b(?:background|backdrop|icon|logo)|(?:emblem|logo|icon|text) (?:sits|appears|reading|is shown|next to)|background (?:has|features|shows)|tickets|discount|coupon|deal of)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Boilerplate();

    [GeneratedRegex(@"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|[A-Za-z]{2,}ed|[a-z]{2,}(?:[^s\W]s|ss?es)|said|says|told|made|built|took|gave|got|won|lost|cut|put|set|let|bought|sold|spent|sent|led|left|held|kept|met|paid|ran|rose|fell|grew|saw|began|began|came|went|became|wrote|spoke|drew|found|brought|chose|beat|hit|shut|split|spread|struck|sued|sought|taught|thought|won't|can't|isn't|plan|expect|say|need|want|use|make|let)\b")]
    private static partial Regex Verb();
}

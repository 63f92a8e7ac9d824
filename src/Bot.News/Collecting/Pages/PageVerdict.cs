using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Pages;

/// <summary>Tells articles from what servers send instead: bot checks, consent walls, error pages and paywalls.</summary>
internal static partial class PageVerdict
{
    /// <summary>A page with less text than this tells no story.</summary>
    private const int ShortestArticle = 250;

    /// <summary>Walls and errors are short; a long article may well speak of cookies.</summary>
    private const int LongestWall = 1_500;

    /// <summary>Why the page must not become an article's text; null where it may.</summary>
    public static string? Why(Page page, string html)
    {
        if (page.Title is { } title && ErrorTitle().IsMatch(title))
            return $"it is an error or bot check (\"{title}\")";

        if (page.Body.Length < LongestWall && BotCheck().IsMatch(page.Body))
            return "it asks for a browser with scripts or a human";

        if (page.Body.Length < LongestWall && Consent().IsMatch(page.Body))
            return "it asks for consent to cookies";

        if (Paywall().IsMatch(page.Body.Length < LongestWall ? page.Body : page.Body[^300..]) || (page.Body.Length < LongestWall && NotFree().IsMatch(html)))
            return "it is behind a paywall";

        return page.Body.Length < ShortestArticle ? "it holds too little text" : null;
    }

    [GeneratedRegex(@"^\W*(?:(?:error\s*)?(?:40[0134]|410|429|50[0234])\b|page not found|not found|access denied|forbidden|just a moment|attention required|are you a (?:robot|human)|robot check|bot verification|security check|service unavailable|bad gateway|pardon our interruption|verify(?:ing)? you are human|consent|before you continue|site maintenance)", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorTitle();

    [GeneratedRegex(@"enable (?:javascript|js)\b.{0,40}(?:continue|cookies|view|run|use)|please enable (?:javascript|cookies)|javascript is (?:disabled|required|not available)|unusual traffic|verify (?:that )?you(?:'re| are) (?:a )?human|checking your browser|complete the captcha|page (?:you|was|could)\b.{0,60}\b(?:not (?:be )?found|does(?:n't| not) exist|moved)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex BotCheck();

    [GeneratedRegex(@"we (?:and our (?:\d+ )?partners|use|value your privacy).{0,80}(?:cookies|store and/or access|privacy)|(?:accept|reject) all(?: cookies)?\b|manage (?:your )?(?:consent|cookie|privacy) (?:preferences|settings|choices)|before you continue to", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Consent();

    [GeneratedRegex(@"subscribe (?:now )?(?:to|for) (?:continue|keep|read|unlock|full access)|(?:this|the) (?:article|content|story|post) is (?:only )?(?:for|available to|reserved for) (?:paid |paying )?(?:subscribers|members)|already a (?:subscriber|member)\?|(?:sign|log) in to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:please )?(?:subscribe|register|sign|log)|unlock (?:this|the full) (?:article|story)|start your free trial to|become a member to read|create a free account to (?:continue|read)|for paid subscribers", RegexOptions.IgnoreCase)]
    private static partial Regex Paywall();

    [GeneratedRegex("\"isAccessibleForFree\"\\s*:\\s*\"?false", RegexOptions.IgnoreCase)]
    private static partial Regex NotFree();
}

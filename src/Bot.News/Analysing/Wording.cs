using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>What a sentence's wording tells a selector, whatever it is about.</summary>
/// <param name="OpensOpen">It opens with a word that leans on the sentence before.</param>
/// <param name="Addresses">It speaks of its writer or to its reader.</param>
/// <param name="Present">It tells how things are.</param>
/// <param name="Contributes">It says what a paper contributes.</param>
internal sealed partial record Wording(bool OpensQuote, bool Asks, bool OpensOpen, bool Addresses, bool Present, bool Contributes)
{
    public static Wording Of(string text)
    {
        var trimmed = text.Trim();
        var quotes = trimmed.Contains('"') || trimmed.Contains('“');
        return new Wording(trimmed is ['"' or '\'' or '“', ..], trimmed.EndsWith('?'), Opener().IsMatch(trimmed), Person().IsMatch(trimmed), Being().IsMatch(trimmed),
            !quotes && Contribution().IsMatch(trimmed));
    }

    [GeneratedRegex(@"^(?:it|this|that|he|she|they|but|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Opener();

    [GeneratedRegex(@"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our)\b")]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:is|are|has|have)\b")]
    private static partial Regex Being();

    [GeneratedRegex(@"\b[Ww]e (?:\w+ )?(?:propose|present|introduce|demonstrate|develop|investigate|describe|study|show that|show how)\b|\b[Ii]n this (?:paper|work)\b|\b[Tt]his (?:paper|work)\b")]
    private static partial Regex Contribution();
}

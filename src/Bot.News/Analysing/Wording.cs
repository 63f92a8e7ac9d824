using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>What a sentence's wording tells a selector, whatever it is about.</summary>
/// <param name="FirstPerson">Five times the share of its words that mean the writer or the reader.</param>
/// <param name="Contributes">It says what a paper contributes.</param>
internal sealed partial record Wording(bool OpensQuote, bool Asks, bool OpensOpen, double FirstPerson, bool Contributes, bool Says, bool Quotes)
{
    private static readonly HashSet<string> Persons = new(StringComparer.OrdinalIgnoreCase) { "i", "we", "you", "my", "our" };

    public static Wording Of(string text, IReadOnlyList<Word> words)
    {
        var trimmed = text.Trim();
        var quotes = trimmed.Contains('"') || trimmed.Contains('“');
        return new Wording(trimmed is ['"' or '\'' or '“', ..], trimmed.EndsWith('?'), Opener().IsMatch(trimmed), 5.0 * words.Count(w => Persons.Contains(w.Text)) / Math.Max(1, words.Count),
            !quotes && Contribution().IsMatch(trimmed), Speech().IsMatch(trimmed), quotes);
    }

    [GeneratedRegex(@"^(?:it|this|that|he|she|they|but|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Opener();

    [GeneratedRegex(@"\b[Ww]e (?:\w+ )?(?:propose|present|introduce|demonstrate|develop|investigate|describe|study|show that|show how)\b|\b[Ii]n this (?:paper|work)\b|\b[Tt]his (?:paper|work)\b")]
    private static partial Regex Contribution();

    [GeneratedRegex(@"\b(?:said|says|told)\b")]
    private static partial Regex Speech();
}

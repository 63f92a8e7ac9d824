using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>A sentence in which somebody says what will be by a time that lies ahead.</summary>
internal sealed record Forecast(Sentence Sentence, string SaidBy, string Horizon, DateOnly Due);

/// <summary>Finds attributed forecasts with a horizon.</summary>
internal static partial class Forecasts
{
    public static Forecast? Of(Sentence sentence)
    {
        if (!Cues.Forecasts(sentence.Text)) return null;
        foreach (var date in sentence.Dates)
        {
            if (date.To <= sentence.Day.AddDays(30) || date.To > sentence.Day.AddYears(30)) continue;
            var (start, end) = Widen(sentence.Text, date);
            if (date.Precision == Precision.Year && !HorizonWord().IsMatch(sentence.Text[start..end])) continue;
            return new Forecast(sentence, Cues.Speaker(sentence) ?? sentence.Article.Publisher, sentence.Text[start..end], date.To);
        }

        return null;
    }

    public static Prediction Row(Forecast forecast, long eventId, DateTimeOffset now) => new()
    {
        EventId = eventId,
        Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words.Content(forecast.Sentence.Text)))))[..24],
        Text = forecast.Sentence.Text,
        Horizon = forecast.Horizon,
        DueAt = new DateTimeOffset(forecast.Due.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero),
        SaidBy = forecast.SaidBy,
        Publisher = forecast.Sentence.Article.Publisher,
        Url = forecast.Sentence.Article.Url,
        At = now,
    };

    /// <summary>The time together with the words that make it a limit: "through 2027", "by the end of 2028".</summary>
    private static (int Start, int End) Widen(string text, DateMention date)
    {
        var lead = Lead().Match(text[..date.Start]);
        return (lead.Success ? lead.Index : date.Start, date.End);
    }

    [GeneratedRegex(@"\b(?:(?:by|through|until|before|in|during|from|after|for|into|early|late|mid)[\s-])?(?:the\s)?(?:(?:end|start|beginning|middle|close|first half|second half)\sof\s)?(?:fiscal\s(?:year\s)?|calendar\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(?:by|through|until|before|in|during|within|next|from|after|for|into|early|late|end)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HorizonWord();
}

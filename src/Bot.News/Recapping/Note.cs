using System.Globalization;

namespace Bot.News.Recapping;

/// <summary>Lines that an edition owes its readers beside the news.</summary>
internal static class Note
{
    /// <summary>"Corrected: Amazon defends $200B of AI spending (the amount was wrong)."</summary>
    public static string Of(Analysis corrected)
    {
        var reason = corrected.Reason.StartsWith("correction:", StringComparison.OrdinalIgnoreCase) ? corrected.Reason["correction:".Length..].Trim() : corrected.Reason;
        return $"Corrected: {Words.Open(corrected.Headline)} ({Words.Open(reason)}).";
    }

    /// <summary>"Came due: “…” — said by X, Sample Wire, 2 March 2026: it came true."</summary>
    public static string Of(Prediction due)
    {
        var verdict = due.State switch
        {
            PredictionState.CameTrue => ": it came true.",
            PredictionState.Failed => ": it did not come true.",
            _ => ".",
        };
        var when = due.At.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return $"Came due: “{Words.Unquoted(Words.Closed(due.Text))}” — {due.SaidBy}, {due.Publisher}, {when}{verdict}";
    }
}

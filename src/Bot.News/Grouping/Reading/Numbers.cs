using System.Globalization;

namespace Bot.News.Grouping.Reading;

/// <summary>Brings amounts to one form, so that "$65B", "65 billion dollars" and "650亿" are the same number.</summary>
internal static class Numbers
{
    /// <summary>The term for the number at <paramref name="i"/>, such as <c>#6.5E10</c>, <c>#85%</c> or <c>#1200</c>; null where there is none worth keeping.</summary>
    public static string? At(string text, List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (!char.IsAsciiDigit(token.Text[0])) return null;
        var digits = token.Text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        var unit = token.Text[digits.Length..];
        if (!double.TryParse(digits.ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        var after = token.Start + token.Length;
        if (after < text.Length && text[after] == '%') return "#" + value.ToString(CultureInfo.InvariantCulture) + "%";
        var scale = unit.Length > 0 ? Scale(unit) : i + 1 < tokens.Count ? ScaleWord(text, after, tokens[i + 1].Text) : 1;
        if (unit.Length > 0 && scale == 1) return null; // "3d", "5g", "v2": a word, not an amount
        value *= scale;
        return value < 10 && scale == 1 && !digits.Contains('.') ? null : "#" + value.ToString("G4", CultureInfo.InvariantCulture);
    }

    private static double Scale(string unit) => unit switch
    {
        "k" => 1e3,
        "m" or "mn" or "mln" => 1e6,
        "b" or "bn" or "bln" => 1e9,
        "t" or "tn" or "trn" => 1e12,
        _ => 1,
    };

    private static double ScaleWord(string text, int after, string next)
    {
        if (after < text.Length && Tokenizer.IsCjk(text[after])) return text[after] switch { '万' => 1e4, '亿' => 1e8, _ => 1 };
        return next switch
        {
            "thousand" => 1e3,
            "million" or "mn" or "millions" => 1e6,
            "billion" or "bn" or "billions" => 1e9,
            "trillion" or "tn" => 1e12,
            _ => 1,
        };
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>A quantity in a text: its value in base units and what it counts (<c>USD</c>, <c>%</c>, <c>x</c> for "times", or empty for a bare number).</summary>
internal sealed record Amount(int Start, int Length, double Value, string Unit)
{
    public int End => Start + Length;
}

/// <summary>Reads money, percentages, multiples and plain numbers, in figures or in words.</summary>
internal static partial class Amounts
{
    private static readonly Dictionary<string, double> Small = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 0, 1)
        .Concat(Numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)).ToDictionary();

    private static readonly Dictionary<string, string> Currencies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$"] = "USD",
        ["us$"] = "USD",
        ["dollar"] = "USD",
        ["dollars"] = "USD",
        ["usd"] = "USD",
        ["€"] = "EUR",
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["eur"] = "EUR",
        ["£"] = "GBP",
        ["pound"] = "GBP",
        ["pounds"] = "GBP",
        ["gbp"] = "GBP",
        ["¥"] = "JPY",
        ["yen"] = "JPY",
        ["yuan"] = "CNY",
        ["rmb"] = "CNY",
        ["₹"] = "INR",
        ["rupees"] = "INR",
        ["won"] = "KRW",
    };

    private static readonly Dictionary<string, string> CurrencyNames = new() { ["USD"] = "dollars", ["EUR"] = "euros", ["GBP"] = "pounds", ["JPY"] = "yen", ["CNY"] = "yuan", ["INR"] = "rupees", ["KRW"] = "won" };

    /// <summary>Every quantity, in order of place. The word "one" alone is none.</summary>
    public static List<Amount> Of(string text)
    {
        var found = new List<Amount>();
        foreach (Match match in Figure().Matches(text))
        {
            if (Read(match) is { } amount) found.Add(amount);
        }

        return found;
    }

    public static bool IsMoney(this Amount amount) => CurrencyNames.ContainsKey(amount.Unit);

    /// <summary>The quantity in plain words: "200 billion dollars", "37 percent", "4 times".</summary>
    public static string Say(this Amount amount)
    {
        var (value, scale) = Math.Abs(amount.Value) switch
        {
            >= 1e12 => (amount.Value / 1e12, " trillion"),
            >= 1e9 => (amount.Value / 1e9, " billion"),
            >= 1e6 => (amount.Value / 1e6, " million"),
            _ => (amount.Value, ""),
        };
        var number = Math.Round(value, 3).ToString("#,0.###", CultureInfo.InvariantCulture) + scale;
        return amount.Unit switch { "" => number, "%" => number + " percent", "x" => number + " times", "points" => number + " percentage points", var unit => number + " " + CurrencyNames[unit] };
    }

    private static Amount? Read(Match match)
    {
        var value = match.Groups["num"].Success ? double.Parse(match.Groups["num"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : match.Groups["multiple"].Success ? (match.Groups["multiple"].Value.ToLowerInvariant() is "half" or "halves" or "halved" or "halving" ? 0.5 : match.Groups["multiple"].Value.StartsWith("tr", StringComparison.OrdinalIgnoreCase) ? 3 : 2)
            : Small.GetValueOrDefault(match.Groups["tens"].Value.ToLowerInvariant()) + Small.GetValueOrDefault(match.Groups["ones"].Value.ToLowerInvariant());
        var scale = match.Groups["scale"].Value;
        value *= Scale(scale, match.Groups["num"].Success);
        var unit = match.Groups["multiple"].Success ? "x" : Unit(match);
        if (!match.Groups["num"].Success && !match.Groups["multiple"].Success && value <= 1 && unit == "") return null;
        return new Amount(match.Index, match.Length, value, unit);
    }

    private static string Unit(Match match)
    {
        if (match.Groups["cur"].Success) return Currencies.GetValueOrDefault(match.Groups["cur"].Value, "USD");
        if (match.Groups["curword"].Success) return Currencies.GetValueOrDefault(match.Groups["curword"].Value, "");
        if (match.Groups["pp"].Success) return "points";
        return match.Groups["pct"].Success ? "%" : match.Groups["times"].Success ? "x" : "";
    }

    private static double Scale(string scale, bool figures) => scale.ToLowerInvariant() switch
    {
        "" => 1,
        "hundred" => 100,
        "thousand" or "k" => 1e3,
        "million" or "mn" or "m" => 1e6,
        "billion" or "bn" or "b" => 1e9,
        "trillion" or "tn" or "t" => 1e12,
        _ => figures ? 1 : 1,
    };

    private static IEnumerable<KeyValuePair<string, double>> Numbered(string words, int first, int step) =>
        words.Split(' ').Select((word, i) => KeyValuePair.Create(word, (double)(first + i * step)));

    [GeneratedRegex("""
        (?<![\p{L}\p{N}.-])(?:
          (?<cur>US\$|[$€£¥₹])?\s?(?:(?<num>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?:(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?<ones>one|two|three|four|five|six|seven|eight|nine))?|(?<ones>zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one(?=[\s-](?:gigawatt|megawatt|kilowatt|terabyte|petabyte|exaflop|hundred|thousand|million|billion|trillion|percent|per\scent)))(?!\p{L})))
          (?:[\s-]?(?<scale>hundred|thousand|million|billion|trillion|bn|mn|tn|[kKmMBT](?![\p{L}\p{N}])))?
          (?:(?<pct>\s?%|[\s-]per\s?cent\b)(?<pp>age\spoints?|\spoints?)?|(?<pp>\spercentage\spoints?)|[\s-]?(?<times>x\b|×|times\b|-?fold\b)|[\s-](?<curword>dollars?|euros?|pounds?|yen|yuan|rmb|rupees|won|USD|EUR|GBP)\b)?
        |(?<multiple>twice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:es|ed|ing)|half)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();
}

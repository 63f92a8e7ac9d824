using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>What a text says around an amount: its bound ("up to", "more than"), what it is counted by ("a year"), its physical unit, and whether it is where a change starts, ends or how large it is.</summary>
/// <param name="Bound"><c>&lt;</c>, <c>≤</c>, <c>~</c>, <c>≥</c>, <c>&gt;</c>, or empty for an exact amount.</param>
/// <param name="Path"><c>from</c>, <c>to</c>, <c>by</c>, or empty.</param>
internal sealed partial record Quantity(Amount Amount, string Bound, string Rate, string Unit, string Path)
{
    private const double Near = 0.07;

    public static Quantity Of(string text, Amount amount)
    {
        var before = text[Math.Max(0, amount.Start - 40)..amount.Start];
        var after = text[amount.End..Math.Min(text.Length, amount.End + 40)];
        return new Quantity(amount, BoundOf(before, after), RateOf(before, after), UnitOf(after), PathBefore().Match(before).Groups["path"].Value.ToLowerInvariant());
    }

    /// <summary>Why a source that says this does not carry what the claim says, or null.</summary>
    public string? Unlike(Quantity claim)
    {
        if (!SameValue(claim)) return "number";
        if (claim.Unit != Unit && (claim.Unit.Length > 0 || Amount.Unit.Length == 0)) return "unit";
        if (claim.Rate != Rate) return "rate";
        if (claim.Path.Length > 0 && Path.Length > 0 && claim.Path != Path) return "change";
        return Bounded(claim.Bound) ? null : "bound";
    }

    private bool SameValue(Quantity claim)
    {
        var (want, have) = (Value(claim.Amount), Value(Amount));
        var unit = UnitOf(claim.Amount);
        if (unit != UnitOf(Amount) && !(unit.Length == 0 && UnitOf(Amount) == "x")) return false;
        return Math.Abs(have - want) <= 1e-9 * Math.Abs(want) || (claim.Bound == "~" && Math.Abs(have - want) <= Math.Min(Near * Math.Abs(want), Rounding(want)));
    }

    /// <summary>How far a number may stand from the round one told for it: half of the place of its last digit that is not zero.</summary>
    private static double Rounding(double round)
    {
        var place = 1e-3;
        while (place < Math.Abs(round) && Math.Abs(Math.IEEERemainder(round, place * 10)) < 1e-9 * Math.Abs(round)) place *= 10;
        return place / 2;
    }

    /// <summary>A claim may be vaguer than its source, never firmer.</summary>
    private bool Bounded(string claim) => claim == Bound || claim switch
    {
        "~" => Bound.Length == 0,
        "" => Bound == "~",
        "≥" => Bound is ">" or "",
        "≤" => Bound is "<" or "",
        _ => false,
    };

    private static string UnitOf(string after) => UnitAfter().Match(after).Groups["unit"].Value.ToLowerInvariant() is { Length: > 3 } unit ? unit.TrimEnd('s') : UnitAfter().Match(after).Groups["unit"].Value.ToLowerInvariant();

    private static double Value(Amount a) => a is { Unit: "x", Value: 0.5 } ? 50 : a.Value;

    private static string UnitOf(Amount a) => a is { Unit: "x", Value: 0.5 } ? "%" : a.Unit;

    private static string BoundOf(string before, string after)
    {
        if (AtLeastAfter().IsMatch(after)) return "≥";
        if (BoundBefore().Match(before) is not { Success: true } match) return "";
        return match.Groups["least"].Success ? "≥" : match.Groups["more"].Success ? ">" : match.Groups["most"].Success ? "≤" : match.Groups["less"].Success ? "<" : "~";
    }

    private static string RateOf(string before, string after)
    {
        var word = RateAfter().Match(after) is { Success: true } rate ? rate.Groups["rate"].Value : RateBefore().Match(before) is { Success: true } adjective ? adjective.Groups["rate"].Value : "";
        return word.ToLowerInvariant() switch
        {
            "annual" or "annually" or "yearly" or "year" => "year",
            "monthly" or "month" => "month",
            "weekly" or "week" => "week",
            "daily" or "day" => "day",
            "hourly" or "hour" => "hour",
            "quarterly" or "quarter" => "quarter",
            var other => other.TrimEnd('s'),
        };
    }

    [GeneratedRegex(@"\b(?:(?<least>at least|no less than|no fewer than|a minimum of|as little as|start(?:s|ed|ing)? (?:at|from))|(?<more>more than|over|above|beyond|greater than|higher than|upwards of|north of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|passed|passing|crossed)|(?<most>up to|as (?:much|many|high|large) as|at most|no more than|a maximum of|maximum of)|(?<less>less than|fewer than|lower than|under|below|short of|cheaper than)|(?<about>about|around|roughly|nearly|almost|approximately|some|close to|estimated|circa|near))\s(?:(?:an?|the)\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BoundBefore();

    [GeneratedRegex(@"^\+|^\s(?:\w+\s)?or (?:more|higher|above)\b|^,? (?:\w+ )?at (?:the )?least\b", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeastAfter();

    [GeneratedRegex(@"^(?:\s(?:\w+))?\s?(?:(?:per|a|an|each|every|/)\s?(?<rate>second|minute|hour|day|week|month|quarter|year|token|tokens|user|seat|million)\b(?! (?:earlier|ago|before|later|prior))|(?<rate>annually|yearly|monthly|weekly|daily|hourly)\b(?! (?:active|users)))|^/(?<rate>second|minute|hour|day|week|month|year|mo|yr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RateAfter();

    [GeneratedRegex(@"\b(?<rate>annual|yearly|monthly|weekly|daily|hourly|quarterly)\s(?:\w+\s(?:of\s)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex RateBefore();

    [GeneratedRegex(@"^[\s-]?(?<unit>[KMGTPE]B|[kMGT]?W|[MGT]Wh|nm|mm|cm|km|kg|ms|[kMG]?Hz|fps|(?:kilo|mega|giga|tera|peta)(?:watt|byte|flop)s?|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|miles?|met(?:er|re)s?)\b")]
    private static partial Regex UnitAfter();

    [GeneratedRegex(@"(?<!\bup )\b(?<path>from|to|by)\s(?:(?:about|around|nearly|almost|over|more than|up to|at least|as much as|roughly)\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PathBefore();
}

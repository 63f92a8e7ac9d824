using System.Globalization;

namespace Bot.Simulator.Chat.Texts;

/// <summary>
/// Writes instants the way Discord's client does
/// (https://docs.discord.com/developers/reference#message-formatting-timestamp-styles), seen from the simulated now.
/// </summary>
internal static class Timestamps
{
    private static readonly (double UpTo, double Unit, string One, string Many)[] Steps =
    [
        (45, 1, "a few seconds", "a few seconds"),
        (90, 60, "a minute", "a minute"),
        (45 * 60, 60, "a minute", "{0} minutes"),
        (90 * 60, 3600, "an hour", "an hour"),
        (22 * 3600, 3600, "an hour", "{0} hours"),
        (36 * 3600, 86400, "a day", "a day"),
        (26 * 86400, 86400, "a day", "{0} days"),
        (46 * 86400, 2629746, "a month", "a month"),
        (320 * 86400d, 2629746, "a month", "{0} months"),
        (548 * 86400d, 31556952, "a year", "a year"),
        (double.MaxValue, 31556952, "a year", "{0} years"),
    ];

    /// <summary>The text of <c>&lt;t:unix:style&gt;</c>; an unknown style reads as <c>f</c>.</summary>
    public static string Write(DateTimeOffset at, char style, Viewpoint view) => style == 'R'
        ? Relative(at - view.Now)
        : view.Local(at).ToString(Pattern(style), CultureInfo.InvariantCulture);

    /// <summary>The full date that a pointer resting on a timestamp shows.</summary>
    public static string Full(DateTimeOffset at, Viewpoint view) => Write(at, 'F', view);

    /// <summary>The time in a message's header: today and yesterday by name.</summary>
    public static string Header(DateTimeOffset at, Viewpoint view)
    {
        var local = view.Local(at);
        var days = (view.Local(view.Now).Date - local.Date).Days;
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return days switch
        {
            0 => time,
            1 => $"Yesterday at {time}",
            _ => local.ToString("dd/MM/yyyy, HH:mm", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>How far away an instant is; a positive distance lies ahead.</summary>
    public static string Relative(TimeSpan distance)
    {
        var seconds = Math.Abs(distance.TotalSeconds);
        var step = Array.Find(Steps, s => seconds < s.UpTo);
        var count = (int)Math.Round(seconds / step.Unit);
        var length = count <= 1 ? step.One : string.Format(CultureInfo.InvariantCulture, step.Many, count);
        return distance > TimeSpan.Zero ? $"in {length}" : $"{length} ago";
    }

    private static string Pattern(char style) => style switch
    {
        't' => "HH:mm",
        'T' => "HH:mm:ss",
        'd' => "dd/MM/yyyy",
        'D' => "d MMMM yyyy",
        'F' => "dddd, d MMMM yyyy 'at' HH:mm",
        's' => "dd/MM/yyyy, HH:mm",
        'S' => "dd/MM/yyyy, HH:mm:ss",
        _ => "d MMMM yyyy 'at' HH:mm",
    };
}

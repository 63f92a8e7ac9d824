using System.Globalization;

namespace Bot.Subscriptions;

/// <summary>One entry of the settings list <c>Digests</c>: a channel digest that is created at start.</summary>
internal sealed class DigestOptions
{
    /// <summary>The channel's id.</summary>
    public string Channel { get; set; } = "";

    public string Day { get; set; } = "Monday";

    /// <summary>Local time as HH:mm.</summary>
    public string Time { get; set; } = "09:00";

    /// <summary>IANA name.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>short, normal or full.</summary>
    public string Length { get; set; } = "normal";

    public DayOfWeek Weekday => Enum.Parse<DayOfWeek>(Day, ignoreCase: true);

    public TimeOnly LocalTime => TimeOnly.ParseExact(Time, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture);

    /// <summary>What is wrong with the entry, with the key and the mend; nothing when it is sound.</summary>
    public IEnumerable<string> Problems(int index)
    {
        if (Channel.Length == 0 || !Channel.All(char.IsAsciiDigit))
        {
            yield return $"Digests:{index}:Channel is '{Channel}': give the channel's id (in Discord: right-click the channel, Copy Channel ID).";
        }

        if (!Enum.TryParse<DayOfWeek>(Day, ignoreCase: true, out var day) || !Enum.IsDefined(day) || int.TryParse(Day, CultureInfo.InvariantCulture, out _))
        {
            yield return $"Digests:{index}:Day is '{Day}': give an English weekday such as Monday.";
        }

        if (!TimeOnly.TryParseExact(Time, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"Digests:{index}:Time is '{Time}': give hours and minutes such as 09:00.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            yield return $"Digests:{index}:Zone is '{Zone}': give an IANA time zone such as Europe/Berlin.";
        }

        if (Length is not ("short" or "normal" or "full"))
        {
            yield return $"Digests:{index}:Length is '{Length}': give short, normal or full.";
        }
    }
}

using System.Globalization;

namespace Bot.Discord;

/// <summary>Discord's ids carry the instant they were made: https://discord.com/developers/docs/reference#snowflakes</summary>
public static class Snowflake
{
    private const long Epoch = 1420070400000;

    /// <summary>When the id was made, on Discord's clock; the epoch for what is no id.</summary>
    public static DateTimeOffset Instant(string id) =>
        DateTimeOffset.FromUnixTimeMilliseconds((ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? (long)(bits >> 22) : 0) + Epoch);
}

using System.Globalization;

namespace Bot.Simulator.World;

/// <summary>Ids in Discord's format: milliseconds of the simulator's clock since 2015, then 22 low bits. Always ascending.</summary>
/// <remarks>https://discord.com/developers/docs/reference#snowflakes</remarks>
internal sealed class Snowflakes(TimeProvider clock)
{
    private const long Epoch = 1_420_070_400_000;
    private readonly Lock _gate = new();
    private long _last;

    public string Next()
    {
        lock (_gate)
        {
            var id = (clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
            _last = Math.Max(id, _last + 1);
            return _last.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>True for a string of decimal digits that fits Discord's 64 bits.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: > 0 and <= 20 } && text.All(char.IsAsciiDigit) && ulong.TryParse(text, CultureInfo.InvariantCulture, out _);

    /// <summary>The order in which Discord sorts ids: by number.</summary>
    public static ulong Order(string id) => ulong.Parse(id, CultureInfo.InvariantCulture);
}

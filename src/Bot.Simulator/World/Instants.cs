using System.Globalization;

namespace Bot.Simulator.World;

/// <summary>Instants as Discord writes them: ISO 8601 with microseconds and a numeric offset.</summary>
internal static class Instants
{
    public static string Format(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}

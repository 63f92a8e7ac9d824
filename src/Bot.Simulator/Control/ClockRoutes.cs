using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Control;

/// <summary>Reads and turns the simulator's clock.</summary>
internal static class ClockRoutes
{
    public static void MapClock(this IEndpointRouteBuilder control, SimulatorClock clock)
    {
        control.MapGet("/clock", () => ControlRoutes.Json(Show(clock)));
        control.MapJson("/clock", body =>
        {
            Turn(clock, body);
            return Show(clock);
        });
    }

    private static JsonObject Show(SimulatorClock clock) => new() { ["now"] = Instants.Format(clock.GetUtcNow()), ["rate"] = clock.Rate };

    private static void Turn(SimulatorClock clock, JsonObject body)
    {
        if (body.Optional("to") is { } to)
            clock.SetTo(Instant(to));
        else if (body.Optional("by") is { } by)
            clock.Advance(Span(by));
        else if (body.Optional("rate") is { } rate)
            clock.Rate = Rate(rate);
        else
            throw new ActionRefusedException(400, "The body needs \"to\" (an instant), \"by\" (seconds, 7.00:00:00 or P7D) or \"rate\".");
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new ActionRefusedException(400, $"'{text}' is no instant; write 2026-11-23T09:00:00Z.");

    private static double Rate(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 1_000_000
            ? rate
            : throw new ActionRefusedException(400, "\"rate\" is a number from 0 (stand still) to 1000000.");

    /// <summary>Seconds, .NET's <c>d.hh:mm:ss</c>, or ISO 8601 (<c>P7D</c>, <c>PT90M</c>).</summary>
    private static TimeSpan Span(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e10)
            return TimeSpan.FromSeconds(seconds);
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
            return span;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            throw new ActionRefusedException(400, $"'{text}' is no span; write seconds, 7.00:00:00 or P7D.");
        }
    }
}

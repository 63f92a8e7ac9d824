using Bot.Simulator.Faults;

namespace Benchmarks.Talking;

/// <summary>What happens at an instant of a storm: a person uses a command, the bot owes a message, or something breaks.</summary>
/// <param name="At">Distance from the start, in simulated time.</param>
internal sealed record StormStep(TimeSpan At, StormKind Kind, Fault? Fault = null);

internal enum StormKind { Interaction, Message, Fault }

/// <summary>A storm as a pure function of its seed: the same steps at the same simulated instants each time.</summary>
internal static class StormPlan
{
    private const double BetweenInteractions = 5, BetweenMessages = 10, BetweenFaults = 45; // seconds on average

    /// <summary>Close codes after which the session goes on, and after which it does not.</summary>
    private static readonly int[] Resumable = [4000, 4001, 4002, 4005, 4008], Ending = [4007, 4009];

    public static IReadOnlyList<StormStep> Of(int seed, TimeSpan length)
    {
        var chance = new Random(seed);
        List<StormStep> steps =
        [
            .. Times(chance, BetweenInteractions, length).Select(at => new StormStep(at, StormKind.Interaction)),
            .. Times(chance, BetweenMessages, length).Select(at => new StormStep(at, StormKind.Message)),
            .. Times(chance, BetweenFaults, length).Select(at => new StormStep(at, StormKind.Fault, FaultOf(chance))),
        ];
        return [.. steps.OrderBy(step => step.At)];
    }

    /// <summary>Whether a fault leaves nothing to resume, so that one IDENTIFY is due.</summary>
    public static bool EndsSession(Fault fault) =>
        fault.Kind is FaultKind.ResumeRefused || (fault.Kind == FaultKind.InvalidSession && fault.Code != 1) || (fault.Kind == FaultKind.Close && Ending.Contains(fault.Code ?? 0));

    private static IEnumerable<TimeSpan> Times(Random chance, double mean, TimeSpan length)
    {
        for (var at = TimeSpan.Zero; ;)
        {
            at += TimeSpan.FromSeconds(-mean * Math.Log(1 - chance.NextDouble()));
            if (at >= length)
                yield break;
            yield return at;
        }
    }

    private static Fault FaultOf(Random chance) => chance.Next(14) switch
    {
        0 => new Fault(FaultKind.Close) { Code = Resumable[chance.Next(Resumable.Length)] },
        1 => new Fault(FaultKind.Close) { Code = Ending[chance.Next(Ending.Length)] },
        2 => new Fault(FaultKind.NoAck) { Times = chance.Next(1, 4) },
        3 => new Fault(FaultKind.DropTcp),
        4 => new Fault(FaultKind.Reconnect),
        5 => new Fault(FaultKind.InvalidSession) { Code = chance.Next(2) },
        6 => new Fault(FaultKind.ResumeRefused),
        7 => new Fault(FaultKind.RateLimit) { Times = chance.Next(1, 5), RetryAfter = 0.2 + (2 * chance.NextDouble()), Route = chance.Next(2) == 0 ? "/messages" : "/interactions" },
        8 => new Fault(FaultKind.GlobalRateLimit) { Times = 1, RetryAfter = 0.2 + chance.NextDouble() },
        9 => new Fault(FaultKind.Error) { Times = chance.Next(1, 4), Code = chance.Next(500, 505) },
        10 => new Fault(FaultKind.Slow) { Times = chance.Next(1, 4), ForMs = chance.Next(200, 5000) },
        11 => new Fault(FaultKind.StoredButDropped) { Times = chance.Next(1, 3) },
        12 => new Fault(FaultKind.Duplicate) { Times = chance.Next(1, 4) },
        _ => new Fault(FaultKind.Late) { Times = 1, ForMs = chance.Next(500, 6000) },
    };
}

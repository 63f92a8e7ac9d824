using Bot.Simulator.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Simulator;

/// <summary>How a local Discord is started. The defaults give a seeded, fault-free one on any free loopback port.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The loopback TCP port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The newsstand to serve under <c>/newsstand</c>; none by default.</summary>
    public Newsstands.Newsstand? Newsstand { get; init; }

    /// <summary>Where the simulator's clock stands at the start; the real time by default.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>True for a clock that moves only when it is told to.</summary>
    public bool ManualClock { get; init; }

    /// <summary>Path of Discord's OpenAPI file. When given, every request and answer is checked against it too.</summary>
    public string? OpenApiFile { get; init; }

    /// <summary>True lifts every rate limit and sends no rate-limit headers.</summary>
    public bool Unlimited { get; init; }

    /// <summary>How many IDENTIFYs are allowed per five seconds (Discord gives small bots 1).</summary>
    public int MaxConcurrency { get; init; } = 16;

    /// <summary>The interval announced in HELLO, in real time.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>The clock behind rate limits, interaction tokens and nonces: Discord's own time, never the simulated one.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>The name under which static web assets are looked up: the entry assembly of the host.</summary>
    public string ApplicationName { get; init; } = "Bot";

    /// <summary>Adds what the pages need; the chat page by default.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = services => services.AddChat();

    /// <summary>Maps the pages; the chat page at <c>/</c> by default.</summary>
    public Action<WebApplication> ConfigureApp { get; init; } = app => app.MapChat();
}

/// <summary>The wished port is taken by somebody else.</summary>
public sealed class PortInUseException(int port, Exception inner)
    : Exception($"Port {port} is in use; choose another with --port, or stop the process that holds it.", inner)
{
    /// <summary>The port that could not be bound.</summary>
    public int Port { get; } = port;
}

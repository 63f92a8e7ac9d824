using Bot.Simulator.Checking;
using Bot.Simulator.Gateway;

namespace Bot.Simulator;

/// <summary>What the doors of one local Discord share besides its world.</summary>
internal sealed record SimulatedHost(SimulatorOptions Options, Journal Journal, OpenApiContract? Contract, SessionStarts Starts)
{
    /// <summary>Where it listens, without a closing slash; known once it is started.</summary>
    public string Address { get; set; } = "";

    public string GatewayAddress => Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/gateway";
}

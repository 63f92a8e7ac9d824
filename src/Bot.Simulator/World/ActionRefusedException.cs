namespace Bot.Simulator.World;

/// <summary>Discord's own client would not have let a person do this; the message says why.</summary>
public sealed class ActionRefusedException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status of the control interface: 404 for what is unknown, 403 for what is not allowed, else 400.</summary>
    public int Status { get; } = status;
}

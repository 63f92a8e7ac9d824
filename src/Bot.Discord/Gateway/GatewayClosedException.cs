namespace Bot.Discord.Gateway;

/// <summary>Discord closed the gateway for a reason that trying again cannot mend. The message is one line for the operator.</summary>
/// <param name="code">https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes</param>
public sealed class GatewayClosedException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}

using System.Text.Json.Nodes;

namespace Bot.Simulator.Rest;

/// <summary>An error as Discord answers it.</summary>
/// <remarks>https://discord.com/developers/docs/topics/opcodes-and-status-codes#json</remarks>
internal sealed class DiscordRefusalException(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public ApiAnswer ToAnswer()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null)
            body["errors"] = errors;
        return new ApiAnswer(Status, body);
    }

    public static DiscordRefusalException UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static DiscordRefusalException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static DiscordRefusalException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static DiscordRefusalException MissingAccess() => new(403, 50001, "Missing Access");

    public static DiscordRefusalException MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static DiscordRefusalException EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    /// <summary>A Discord error code (or, below 600, an HTTP status) with the status that usually carries it.</summary>
    public static DiscordRefusalException OfCode(int code) => code < 600
        ? new(code, 0, $"{code}: {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(code)}")
        : new(StatusOf(code), code, $"Ordered error {code}");

    private static int StatusOf(int code) => code switch
    {
        40001 or 50014 => 401,
        50001 or 50007 or 50013 or 50278 or 20026 or 40007 or 50005 => 403,
        20016 or 20022 or 20028 or 20029 => 429,
        130000 => 503,
        >= 10000 and < 20000 => 404,
        _ => 400,
    };
}

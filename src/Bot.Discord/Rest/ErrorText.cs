using System.Text;
using System.Text.Json;
using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <summary>Discord's nested error object as one line: https://discord.com/developers/docs/reference#error-messages</summary>
internal static class ErrorText
{
    private const int Longest = 500;

    public static ErrorBody Read(int status, ReadOnlySpan<byte> body)
    {
        try
        {
            return Json.Read<ErrorBody>(body);
        }
        catch (JsonException) when (status >= 400)
        {
            return new ErrorBody(); // a shield's HTML page, or a body that was cut off: the status must do
        }
    }

    public static string Line(int status, ErrorBody error)
    {
        var text = new StringBuilder(string.IsNullOrWhiteSpace(error.Message) ? $"HTTP {status}" : error.Message);
        try
        {
            if (error.Errors is { ValueKind: JsonValueKind.Object } errors)
                Append(text, errors, "");
        }
        catch (InvalidOperationException) when (text.Length > 0)
        {
            // text that is no UTF-8: what was read so far must do
        }

        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest) + "…";
    }

    private static void Append(StringBuilder text, JsonElement errors, string path)
    {
        foreach (var property in errors.EnumerateObject())
        {
            if (text.Length > Longest)
                return;
            if (property.Name == "_errors" && property.Value.ValueKind == JsonValueKind.Array)
                AppendAll(text, property.Value, path);
            else if (property.Value.ValueKind == JsonValueKind.Object)
                Append(text, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
        }
    }

    private static void AppendAll(StringBuilder text, JsonElement errors, string path)
    {
        foreach (var error in errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object))
        {
            var message = error.TryGetProperty("message", out var value) ? value.ToString() : "";
            var code = error.TryGetProperty("code", out var name) ? name.ToString() : "";
            text.Append("; ").Append(path).Append(": ").Append(message).Append(" (").Append(code).Append(')');
        }
    }
}

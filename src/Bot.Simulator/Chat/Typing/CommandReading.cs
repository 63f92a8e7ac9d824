using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Chat.Typing;

/// <summary>What came of reading a typed command: its options, or one line that says what to mend.</summary>
internal sealed partial record CommandReading(JsonObject? Options, string? Error)
{
    /// <summary>Checks and converts what was typed, by the rules that Discord's client has before it sends.</summary>
    /// <param name="typed">A command whose <see cref="TypedCommand.Command"/> is known.</param>
    /// <param name="picked">Choices taken from a list, by option name: a long name stands in the line, its value is sent.</param>
    /// <param name="entities">Ids of people, channels and roles by the name typed; null when there is none.</param>
    public static CommandReading Read(TypedCommand typed, IReadOnlyDictionary<string, OptionChoice> picked, Func<OptionKind, string, string?> entities)
    {
        if (typed.Command is not { } command)
            return Fail($"There is no command /{typed.Name} here. Type / to see all.");
        if (typed.Loose.Trim() is { Length: > 0 } loose)
            return Fail(command.Options.Count == 0
                ? $"/{command.Name} takes no options."
                : NameLike().Match(loose) is { Success: true } name
                ? $"/{command.Name} has no option \"{name.Groups[1].Value}\". It has: {string.Join(", ", command.Options.Select(o => o.Name))}."
                : $"I don't know which option \"{loose}\" is for. Write it as {command.Options[0].Name}:{loose}");
        if (command.Options.FirstOrDefault(o => o.Required && typed.Options.All(t => t.Option != o || t.Value.Length == 0)) is { } missing)
            return Fail($"{missing.Name} is required: {missing.Description}");
        var options = new JsonObject();
        foreach (var option in typed.Options.Where(o => o.Value.Length > 0))
        {
            if (Value(option, picked.GetValueOrDefault(option.Option.Name), entities) is not { } value)
                return Fail(Expectation(option));
            options[option.Option.Name] = value;
        }
        return new CommandReading(options, null);
    }

    private static JsonNode? Value(TypedOption typed, OptionChoice? picked, Func<OptionKind, string, string?> entities)
    {
        if (picked is not null && picked.Name.Trim() == typed.Value)
            return picked.Value.DeepClone();
        if (typed.Option.Choices.Count > 0)
            return typed.Option.Choices.FirstOrDefault(c => Same(c.Name, typed.Value) || Same(c.Value.ToString(), typed.Value))?.Value.DeepClone();
        return typed.Option.Kind switch
        {
            OptionKind.Whole => long.TryParse(typed.Value, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
            OptionKind.Number => double.TryParse(typed.Value, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
            OptionKind.User or OptionKind.Channel or OptionKind.Role or OptionKind.Mentionable =>
                entities(typed.Option.Kind, typed.Value.TrimStart('@', '#')) is { } id ? JsonValue.Create(id) : null,
            _ => JsonValue.Create(typed.Value),
        };
    }

    private static string Expectation(TypedOption typed) => typed.Option switch
    {
        { Choices.Count: > 0 } option => $"{option.Name} is one of {string.Join(", ", option.Choices.Take(8).Select(c => c.Name))}, not \"{typed.Value}\".",
        { Kind: OptionKind.Whole } option => $"{option.Name} is a whole number, not \"{typed.Value}\".",
        { Kind: OptionKind.Number } option => $"{option.Name} is a number, not \"{typed.Value}\".",
        var option => $"{option.Name}: there is no \"{typed.Value}\" here.",
    };

    private static bool Same(string one, string other) => one.Trim().Equals(other, StringComparison.OrdinalIgnoreCase);

    private static CommandReading Fail(string error) => new(null, error);

    /// <summary>"subject:" as an option begins; the "https:" of an address is none.</summary>
    [GeneratedRegex(@"^([\p{L}0-9_-]{1,32}):(?!//)")]
    private static partial Regex NameLike();
}

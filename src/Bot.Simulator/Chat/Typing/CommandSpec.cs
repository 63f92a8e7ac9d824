using System.Text.Json.Nodes;

namespace Bot.Simulator.Chat.Typing;

/// <summary>A registered slash command, as far as typing it needs to know.</summary>
internal sealed record CommandSpec(string Name, string Description, IReadOnlyList<OptionSpec> Options)
{
    /// <summary>Reads Discord's registration (https://docs.discord.com/developers/interactions/application-commands); null for other kinds of command.</summary>
    public static CommandSpec? Read(JsonObject command) => command["type"] is not null && command.Number("type") != 1
        ? null
        : new(command.Text("name"), command.Text("description"), [.. command.Objects("options").Select(OptionSpec.Read)]);
}

/// <summary>One option of a command.</summary>
internal sealed record OptionSpec(string Name, string Description, OptionKind Kind, bool Required, bool Autocomplete, IReadOnlyList<OptionChoice> Choices)
{
    public static OptionSpec Read(JsonObject option)
    {
        var kind = (OptionKind)option.Number("type");
        IReadOnlyList<OptionChoice> choices = kind == OptionKind.Boolean
            ? [new("True", JsonValue.Create(true)), new("False", JsonValue.Create(false))]
            : OptionChoice.ReadAll(option.Objects("choices"));
        return new(option.Text("name"), option.Text("description"), kind, option.Is("required"), option.Is("autocomplete"), choices);
    }
}

/// <summary>A value to choose from, under the name that people see.</summary>
internal sealed record OptionChoice(string Name, JsonNode Value)
{
    public static IReadOnlyList<OptionChoice> ReadAll(IEnumerable<JsonObject> choices) =>
        [.. choices.Where(c => c["value"] is not null).Select(c => new OptionChoice(c.Text("name"), c["value"]!.DeepClone()))]; // absent values are left out
}

/// <summary>The option types that a person can type (https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type).</summary>
internal enum OptionKind
{
    Text = 3,
    Whole = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
}

using System.Globalization;
using System.Text.Json;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>The options a person gave, by name; the chosen subcommand stands in <see cref="Path"/>.</summary>
public sealed class OptionValues
{
    private readonly Dictionary<string, InteractionOption> byName = new(StringComparer.Ordinal);
    private readonly InteractionData? data;

    public OptionValues(InteractionData? data)
    {
        this.data = data;
        var path = new List<string>();
        var options = data?.Options;
        while (options is [{ Type: OptionType.SubCommand or OptionType.SubCommandGroup } sub])
        {
            path.Add(sub.Name);
            options = sub.Options;
        }

        Path = string.Join(' ', path);
        foreach (var option in (options ?? []).Where(option => option?.Name is not null))
            byName[option.Name] = option;
    }

    /// <summary>Group and subcommand, separated by a space; empty where the command has none.</summary>
    public string Path { get; }

    /// <summary>The option the person is typing in, for autocomplete.</summary>
    public InteractionOption? Focused => byName.Values.FirstOrDefault(option => option.Focused == true);

    /// <summary>What stands in the focused option so far.</summary>
    public string FocusedText => Focused is { } option ? Text(option) ?? "" : "";

    public bool Has(string name) => byName.ContainsKey(name);

    public string? String(string name) => byName.TryGetValue(name, out var option) ? Text(option) : null;

    public long? Integer(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var real) && Math.Abs(real) <= 1L << 53 => (long)real,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    public bool? Boolean(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>The chosen channel with the rights that person and bot have there, or null.</summary>
    public Channel? Channel(string name) => String(name) is { } id ? data?.Resolved?.Channels?.GetValueOrDefault(id) ?? new Channel { Id = id } : null;

    public User? User(string name) => String(name) is { } id ? data?.Resolved?.Users?.GetValueOrDefault(id) ?? new User { Id = id } : null;

    public Role? Role(string name) => String(name) is { } id ? data?.Resolved?.Roles?.GetValueOrDefault(id) ?? new Role { Id = id } : null;

    /// <summary>The file that was given, or null.</summary>
    public Attachment? Attachment(string name) => String(name) is { } id ? data?.Resolved?.Attachments?.GetValueOrDefault(id) : null;

    /// <summary>The message a message command was used on, or null.</summary>
    public Message? TargetMessage => data?.TargetId is { } id ? data.Resolved?.Messages?.GetValueOrDefault(id) : null;

    private JsonElement? Value(string name) => byName.GetValueOrDefault(name)?.Value;

    private static string? Text(InteractionOption option) => option.Value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } or null => null,
        { } other => other.GetRawText(),
    };
}

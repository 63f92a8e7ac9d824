namespace Bot.Simulator.Chat.Typing;

/// <summary>One line of the list above the input.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Hint">What it does.</param>
/// <param name="Text">The whole input once it is taken.</param>
/// <param name="Picked">The option and choice that it stands for, when it is a value.</param>
internal sealed record Suggestion(string Label, string Hint, string Text, (string Option, OptionChoice Choice)? Picked = null)
{
    /// <summary>True when Enter takes it; a hint for an optional option is taken with Tab, so that Enter can send.</summary>
    public bool OnEnter { get; init; } = true;
}

/// <summary>The list above the input: a heading and what can be taken.</summary>
internal sealed record Suggestions(string Heading, IReadOnlyList<Suggestion> Items)
{
    /// <summary>As many rows as Discord's client shows of choices.</summary>
    private const int Most = 25;

    public static readonly Suggestions None = new("", []);

    /// <summary>What to offer for a typed line.</summary>
    /// <param name="text">The input.</param>
    /// <param name="typed">The same, taken apart; null when it is no command.</param>
    /// <param name="commands">The registered commands.</param>
    /// <param name="live">The bot's own choices for the focused option, or the people, channels or roles for it.</param>
    public static Suggestions For(string text, TypedCommand? typed, IReadOnlyList<CommandSpec> commands, IReadOnlyList<OptionChoice> live)
    {
        if (typed is null)
            return None;
        if (!typed.NameIsComplete)
            return Commands(typed.Name, commands);
        if (typed.Command is null)
            return new Suggestions($"There is no command /{typed.Name}", []);
        return typed.Focused is { } focused && !IsComplete(focused, live) ? Values(text, typed, focused, live) : Options(text, typed);
    }

    /// <summary>True when the value needs no more typing: it is one of the choices and a space follows.</summary>
    private static bool IsComplete(TypedOption typed, IReadOnlyList<OptionChoice> live) =>
        typed.Raw.EndsWith(' ') && typed.Value.Length > 0
        && (typed.Option is { Choices.Count: 0, Autocomplete: false } || typed.Option.Choices.Concat(live).Any(c => c.Name.Trim().Equals(typed.Value, StringComparison.OrdinalIgnoreCase)));

    private static Suggestions Commands(string name, IReadOnlyList<CommandSpec> commands) => new(
        name.Length == 0 ? "Commands" : $"Commands matching /{name}",
        [.. commands
            .Where(c => c.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(c => !c.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => new Suggestion("/" + c.Name, c.Description, Begin(c)))]);

    // The first required option opens by itself, as in Discord.
    private static string Begin(CommandSpec command) =>
        $"/{command.Name} {(command.Options.FirstOrDefault(o => o.Required) is { } first ? first.Name + ":" : "")}";

    private static Suggestions Options(string text, TypedCommand typed)
    {
        var command = typed.Command!; // the caller has looked
        var word = typed.Loose.Trim();
        var open = command.Options.Where(o => typed.Options.All(t => t.Option != o) && o.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        var start = word.Length > 0 && typed.Options.Count == 0 ? text[..text.LastIndexOf(word, StringComparison.Ordinal)] : text.TrimEnd() + " ";
        return new Suggestions(
            $"/{command.Name} · {command.Description}",
            [.. open.OrderBy(o => !o.Required).Select(o => new Suggestion(o.Name, o.Required ? $"{o.Description} (required)" : o.Description, $"{start}{o.Name}:") { OnEnter = o.Required })]);
    }

    private static Suggestions Values(string text, TypedCommand typed, TypedOption focused, IReadOnlyList<OptionChoice> live)
    {
        var choices = focused.Option.Autocomplete || live.Count > 0
            ? live
            : [.. focused.Option.Choices.Where(c => c.Name.Contains(focused.Value, StringComparison.OrdinalIgnoreCase))];
        var start = text[..^focused.Raw.Length];
        return new Suggestions(
            $"{focused.Option.Name} · {focused.Option.Description}",
            [.. choices.Take(Most).Select(c => new Suggestion(c.Name, "", $"{start}{c.Name} ", (focused.Option.Name, c))
            {
                OnEnter = !c.Name.Trim().Equals(focused.Value, StringComparison.OrdinalIgnoreCase),
            })]);
    }
}

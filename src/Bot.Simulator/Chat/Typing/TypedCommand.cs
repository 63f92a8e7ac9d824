using System.Text.RegularExpressions;

namespace Bot.Simulator.Chat.Typing;

/// <summary>A line that begins with a slash, taken apart: which command, which options, and where the caret's end stands.</summary>
/// <param name="Name">What stands between the slash and the first space.</param>
/// <param name="Command">The command of that name once a space follows it; null while the name is being typed or when it is unknown.</param>
/// <param name="Options">The options typed so far, in order.</param>
/// <param name="Loose">Words that belong to no option.</param>
/// <param name="NameIsComplete">True when a space follows the name.</param>
internal sealed record TypedCommand(string Name, CommandSpec? Command, IReadOnlyList<TypedOption> Options, string Loose, bool NameIsComplete)
{
    /// <summary>The option whose value is being typed; null when none is open.</summary>
    public TypedOption? Focused => Options.Count == 0 ? null : Options[^1];

    /// <summary>Takes a line apart; null for one that is no command.</summary>
    public static TypedCommand? Parse(string text, IReadOnlyList<CommandSpec> commands)
    {
        if (!text.StartsWith('/') || text.StartsWith("//", StringComparison.Ordinal))
            return null;
        var space = text.IndexOfAny([' ', '\n']);
        if (space < 0)
            return new TypedCommand(text[1..], null, [], "", false);
        var name = text[1..space];
        var command = commands.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var rest = text[(space + 1)..];
        if (command is null || command.Options.Count == 0)
            return new TypedCommand(name, command, [], rest, true);
        return Split(name, command, rest);
    }

    private static TypedCommand Split(string name, CommandSpec command, string rest)
    {
        var names = string.Join('|', command.Options.Select(o => Regex.Escape(o.Name)));
        var starts = Regex.Matches(rest, $@"(?<=^|\s)({names}):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var options = new List<TypedOption>();
        for (var i = 0; i < starts.Count; i++)
        {
            var from = starts[i].Index + starts[i].Length;
            var to = i + 1 < starts.Count ? starts[i + 1].Index : rest.Length;
            var option = command.Options.First(o => o.Name.Equals(starts[i].Groups[1].Value, StringComparison.OrdinalIgnoreCase));
            options.Add(new TypedOption(option, rest[from..to]));
        }
        return new TypedCommand(name, command, options, starts.Count == 0 ? rest : rest[..starts[0].Index], true);
    }
}

/// <summary>An option with its value exactly as typed, spaces included.</summary>
internal sealed record TypedOption(OptionSpec Option, string Raw)
{
    public string Value => Raw.Trim();
}

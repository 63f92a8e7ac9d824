using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>The kinds of options of a slash command, ready to be refined with <c>with { … }</c>.</summary>
public static class Option
{
    public static CommandOption String(string name, string description, bool required = false, params IReadOnlyList<CommandChoice> choices) =>
        Of(OptionType.String, name, description, required) with { Choices = choices.Count > 0 ? choices : null };

    /// <summary>A text for which the bot makes suggestions while the person types.</summary>
    public static CommandOption Suggested(string name, string description, bool required = false) =>
        Of(OptionType.String, name, description, required) with { Autocomplete = true };

    /// <summary>A whole number within ±2^53.</summary>
    public static CommandOption Integer(string name, string description, bool required = false, long? min = null, long? max = null) =>
        Of(OptionType.Integer, name, description, required) with { MinValue = min, MaxValue = max };

    public static CommandOption Boolean(string name, string description, bool required = false) => Of(OptionType.Boolean, name, description, required);

    /// <param name="types">The kinds of channels that are offered; none for all.</param>
    public static CommandOption Channel(string name, string description, bool required = false, params IReadOnlyList<ChannelType> types) =>
        Of(OptionType.Channel, name, description, required) with { ChannelTypes = types.Count > 0 ? types : null };

    public static CommandOption User(string name, string description, bool required = false) => Of(OptionType.User, name, description, required);

    public static CommandOption Role(string name, string description, bool required = false) => Of(OptionType.Role, name, description, required);

    public static CommandOption Attachment(string name, string description, bool required = false) => Of(OptionType.Attachment, name, description, required);

    /// <summary>A part of a command; a command that has parts cannot be used without one.</summary>
    public static CommandOption Sub(string name, string description, params IReadOnlyList<CommandOption> options) =>
        new() { Type = OptionType.SubCommand, Name = name, Description = description, Options = options.Count > 0 ? options : null };

    public static CommandOption Group(string name, string description, params IReadOnlyList<CommandOption> subs) =>
        new() { Type = OptionType.SubCommandGroup, Name = name, Description = description, Options = subs };

    /// <summary>The same option with a name and a description in one more language, such as <c>de</c>.</summary>
    public static CommandOption In(this CommandOption option, string locale, string name, string description) => option with
    {
        NameLocalizations = With(option.NameLocalizations, locale, name),
        DescriptionLocalizations = With(option.DescriptionLocalizations, locale, description),
    };

    internal static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string>? texts, string locale, string text) =>
        new SortedDictionary<string, string>(texts?.ToDictionary() ?? [], StringComparer.Ordinal) { [locale] = text };

    private static CommandOption Of(OptionType type, string name, string description, bool required) =>
        new() { Type = type, Name = name, Description = description, Required = required ? true : null };
}

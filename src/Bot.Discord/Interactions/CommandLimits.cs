using System.Globalization;
using System.Text;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Discord's limits on commands: https://discord.com/developers/docs/interactions/application-commands#application-command-object</summary>
public static class CommandLimits
{
    /// <summary>Characters of names, descriptions and choice values of one command together, of each text its longest language.</summary>
    public const int Characters = 8000;

    /// <summary>https://discord.com/developers/docs/reference#locales</summary>
    private static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr",
        "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    /// <summary>One line for each limit that is broken, each naming the command and the option; empty where all is well.</summary>
    public static IReadOnlyList<string> Check(ApplicationCommand command)
    {
        var broken = new List<string>();
        var slash = command.Type is null or CommandType.ChatInput;
        var where = slash ? $"/{command.Name}" : $"\"{command.Name}\"";
        CheckName(where, command.Name, command.NameLocalizations, slash, broken);
        if (slash)
            CheckDescription(where, command.Description ?? "", command.DescriptionLocalizations, broken);
        else if (command.Description is { Length: > 0 } || command.Options is { Count: > 0 })
            broken.Add($"{where}: a command in a menu has neither description nor options.");
        if (command.Contexts is { Count: 0 })
            broken.Add($"{where}: it is offered nowhere; name at least one place.");
        if (command.IntegrationTypes is { Count: 0 })
            broken.Add($"{where}: it is installed nowhere; name at least one kind of installation.");
        OptionLimits.Check(where, command.Options ?? [], depth: 0, broken);
        var characters = Count(command);
        if (characters > Characters)
            broken.Add($"{where}: {characters} characters of names, descriptions and values; {Characters} are allowed.");
        return broken;
    }

    /// <summary>The limits on all commands of one scope: 100 slash commands, 15 for people, 15 for messages, and no name twice.</summary>
    public static IReadOnlyList<string> CheckSet(IReadOnlyCollection<ApplicationCommand> commands)
    {
        var broken = new List<string>();
        foreach (var kind in commands.GroupBy(command => command.Type ?? CommandType.ChatInput))
        {
            var most = kind.Key == CommandType.ChatInput ? 100 : 15;
            if (kind.Count() > most)
                broken.Add($"{kind.Count()} commands of the kind {kind.Key}; {most} are allowed.");
            broken.AddRange(kind.GroupBy(command => command.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => $"/{same.Key}: {same.Count()} commands have this name."));
        }

        return broken;
    }

    internal static void CheckName(string where, string name, IReadOnlyDictionary<string, string>? localized, bool slash, List<string> broken)
    {
        foreach (var (text, language) in Texts(name, localized))
        {
            var length = MessageLimits.Length(text);
            if (length is 0 or > 32)
                broken.Add($"{where}{language}: a name has 1–32 characters, not {length}.");
            else if (slash && text.EnumerateRunes().FirstOrDefault(rune => !Allowed(rune)) is { Value: not 0 } odd)
                broken.Add($"{where}{language}: a name may not have '{odd}'; letters, digits, - _ and ' are allowed.");
            else if (slash && !text.Equals(text.ToLowerInvariant(), StringComparison.Ordinal))
                broken.Add($"{where}{language}: a name is written in lower case.");
        }

        CheckLocales(where, localized, broken);
    }

    internal static void CheckDescription(string where, string description, IReadOnlyDictionary<string, string>? localized, List<string> broken)
    {
        foreach (var (text, language) in Texts(description, localized))
        {
            if (MessageLimits.Length(text) is var length and (0 or > 100))
                broken.Add($"{where}{language}: a description has 1–100 characters, not {length}.");
        }

        CheckLocales(where, localized, broken);
    }

    private static IEnumerable<(string Text, string Language)> Texts(string text, IReadOnlyDictionary<string, string>? localized) =>
        [(text, ""), .. (localized ?? new Dictionary<string, string>()).Select(pair => (pair.Value, $" in {pair.Key}"))];

    private static void CheckLocales(string where, IReadOnlyDictionary<string, string>? localized, List<string> broken) =>
        broken.AddRange((localized?.Keys ?? []).Where(locale => !Locales.Contains(locale)).Select(locale => $"{where}: Discord has no language '{locale}'."));

    /// <summary>Letters, digits, - _ ', and all of the Devanagari and Thai scripts, whose vowel signs are no letters.</summary>
    private static bool Allowed(Rune rune) =>
        rune.Value is '-' or '_' or '\'' or (>= 0x0900 and <= 0x097F) or (>= 0xA8E0 and <= 0xA8FF) or (>= 0x0E01 and <= 0x0E5B)
        || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static int Count(ApplicationCommand command) =>
        Longest(command.Name, command.NameLocalizations) + Longest(command.Description, command.DescriptionLocalizations) + (command.Options ?? []).Sum(Count);

    private static int Count(CommandOption option) =>
        Longest(option.Name, option.NameLocalizations) + Longest(option.Description, option.DescriptionLocalizations) + (option.Options ?? []).Sum(Count)
        + (option.Choices ?? []).Sum(choice => Longest(choice.Name, choice.NameLocalizations) + MessageLimits.Length(choice.Value.ToString()));

    private static int Longest(string? text, IReadOnlyDictionary<string, string>? localized) =>
        Math.Max(MessageLimits.Length(text ?? ""), (localized?.Values ?? []).Select(MessageLimits.Length).DefaultIfEmpty().Max());

}

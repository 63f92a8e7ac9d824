using System.Text.Json;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure</summary>
internal static class OptionLimits
{
    private const double Whole = (1L << 53) - 1;
    private const int Most = 25;

    public static void Check(string where, IReadOnlyList<CommandOption> options, int depth, List<string> broken)
    {
        if (options.Count > Most)
            broken.Add($"{where}: {options.Count} options; {Most} are allowed.");
        if (options.Any(Nested) && !options.All(Nested))
            broken.Add($"{where}: a command with parts cannot have options of its own.");
        if (options.SkipWhile(option => option.Required == true).FirstOrDefault(option => option.Required == true) is { } late)
            broken.Add($"{where} {late.Name}: required options come before the others.");
        broken.AddRange(options.GroupBy(option => option.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{where} {same.Key}: two options have this name."));
        foreach (var option in options)
            CheckOne($"{where} {option.Name}", option, depth, broken);
    }

    private static bool Nested(CommandOption option) => option.Type is OptionType.SubCommand or OptionType.SubCommandGroup;

    private static void CheckOne(string where, CommandOption option, int depth, List<string> broken)
    {
        CommandLimits.CheckName(where, option.Name, option.NameLocalizations, slash: true, broken);
        CommandLimits.CheckDescription(where, option.Description, option.DescriptionLocalizations, broken);
        if (Nested(option))
        {
            if (depth > (option.Type == OptionType.SubCommandGroup ? 0 : 1))
                broken.Add($"{where}: parts are nested too deep; a group has subcommands, and a subcommand has options.");
            if (option.Type == OptionType.SubCommandGroup && (option.Options is not { Count: > 0 } subs || subs.Any(sub => sub.Type != OptionType.SubCommand)))
                broken.Add($"{where}: a group holds one subcommand or more, and nothing else.");
            Check(where, option.Options ?? [], option.Type == OptionType.SubCommandGroup ? depth + 1 : depth + 2, broken);
            return;
        }

        if (option.Options is { Count: > 0 })
            broken.Add($"{where}: only parts of a command have options of their own.");
        CheckChoices(where, option, broken);
        CheckRange(where, option, broken);
    }

    private static void CheckChoices(string where, CommandOption option, List<string> broken)
    {
        var choices = option.Choices ?? [];
        if (choices.Count > Most)
            broken.Add($"{where}: {choices.Count} choices; {Most} are allowed.");
        if (choices.Count > 0 && option.Autocomplete == true)
            broken.Add($"{where}: an option has either choices or suggestions.");
        if ((choices.Count > 0 || option.Autocomplete == true) && option.Type is not (OptionType.String or OptionType.Integer or OptionType.Number))
            broken.Add($"{where}: only texts and numbers have choices or suggestions.");
        foreach (var choice in choices)
        {
            foreach (var name in (choice.NameLocalizations?.Values ?? []).Prepend(choice.Name))
            {
                if (MessageLimits.Length(name) is 0 or > 100)
                    broken.Add($"{where}: the choice '{name}' needs a name of 1–100 characters.");
            }

            if (!Fits(choice.Value, option.Type))
                broken.Add($"{where}: the value of the choice '{choice.Name}' does not fit an option of the type {option.Type}, or is longer than 100 characters.");
        }

        if (choices.Select(choice => choice.Name).Distinct(StringComparer.Ordinal).Count() < choices.Count)
            broken.Add($"{where}: two choices have the same name.");
    }

    private static bool Fits(JsonElement value, OptionType type) => type switch
    {
        OptionType.String => value.ValueKind == JsonValueKind.String && MessageLimits.Length(value.GetString() ?? "") <= 100,
        OptionType.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) && Math.Abs((double)whole) <= Whole,
        _ => value.ValueKind == JsonValueKind.Number,
    };

    private static void CheckRange(string where, CommandOption option, List<string> broken)
    {
        var number = option.Type is OptionType.Integer or OptionType.Number;
        if (!number && (option.MinValue ?? option.MaxValue) is not null)
            broken.Add($"{where}: only numbers have a least and a greatest value.");
        if (option.MinValue > option.MaxValue || Math.Abs(option.MinValue ?? 0) > Whole || Math.Abs(option.MaxValue ?? 0) > Whole)
            broken.Add($"{where}: the least value must not exceed the greatest, and both lie within ±2^53.");
        if (option.Type != OptionType.String && (option.MinLength ?? option.MaxLength) is not null)
            broken.Add($"{where}: only texts have a least and a greatest length.");
        if (option.MinLength is < 0 or > 6000 || option.MaxLength is < 1 or > 6000 || option.MinLength > option.MaxLength)
            broken.Add($"{where}: lengths lie between 0 (1 for the greatest) and 6000, the least not above the greatest.");
    }
}

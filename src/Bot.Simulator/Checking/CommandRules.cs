using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Checking;

/// <summary>The rules of command registration.</summary>
/// <remarks>https://discord.com/developers/docs/interactions/application-commands</remarks>
internal static partial class CommandRules
{
    private const int MostCharacters = 8000;
    private const int SubCommand = 1;
    private const int SubCommandGroup = 2;
    private static readonly string[] Scoping = ["contexts", "integration_types"];
    private static readonly string[] Deprecated = ["dm_permission", "default_permission"];

    /// <param name="guild">True for a command of one guild, which takes no contexts or integration types.</param>
    public static void Check(BodyPart command, bool guild)
    {
        command.Knows(
            "id", "application_id", "version", "guild_id", "name", "name_localizations", "description", "description_localizations", "options",
            "default_member_permissions", "dm_permission", "default_permission", "integration_types", "contexts", "type", "nsfw", "handler");
        var type = command.Whole("type", 1, 4) ?? 1;
        if (type == 1)
            CheckName(command);
        else
            command.Text("name", 32, min: 1, required: true);
        if (type is 1 or 4)
            command.Text("description", 100, min: 1, required: true);
        else if (command.Has("description") && command.Json["description"]!.ToString().Length > 0)
            command.Refuse("description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Context menu commands cannot have description");
        CheckLocalizations(command, "name_localizations", 32, lower: type == 1);
        CheckLocalizations(command, "description_localizations", 100, lower: false);
        CheckScope(command, guild);
        CheckOptions(command, depth: 0);
        if (Size(command.Json) > MostCharacters)
            command.Problems.Refuse(command.Path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MostCharacters})");
    }

    private static void CheckScope(BodyPart command, bool guild)
    {
        foreach (var key in Scoping)
        {
            var values = command.Items(key, max: 3);
            if (guild && command.Has(key))
                command.Problems.Note(Problems.Join(command.Path, key), "is for global commands only.");
            if (values.Any(v => World.ComponentShape.Number(v) is not (0 or 1 or 2)))
                command.Refuse(key, "BASE_TYPE_CHOICES", "Value must be one of (0, 1, 2).");
        }
        if (command.Json["default_member_permissions"] is { } bits && !long.TryParse(bits.ToString(), CultureInfo.InvariantCulture, out _))
            command.Refuse("default_member_permissions", "NUMBER_TYPE_COERCE", $"Value \"{bits}\" is not int.");
        foreach (var old in Deprecated.Where(command.Has))
            command.Problems.Note(Problems.Join(command.Path, old), "is deprecated.");
    }

    private static void CheckName(BodyPart part)
    {
        if (part.Text("name", 32, min: 1, required: true) is { } name && !IsName(name))
            part.Refuse("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    private static bool IsName(string name) => Name().IsMatch(name) && !name.EnumerateRunes().Any(r => System.Text.Rune.ToLowerInvariant(r) != r);

    private static void CheckLocalizations(BodyPart part, string key, int max, bool lower)
    {
        if (part.Part(key) is not { } translations)
            return;
        foreach (var (locale, _) in translations.Json)
        {
            if (!Locales.Contains(locale))
                translations.Refuse(locale, "BASE_TYPE_CHOICES", $"'{locale}' is no locale of Discord's.");
            if (translations.Text(locale, max, min: 1) is { } text && lower && !IsName(text))
                translations.Refuse(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void CheckOptions(BodyPart holder, int depth)
    {
        var names = new HashSet<string>();
        var optionalSeen = false;
        var nested = 0;
        var options = holder.Parts("options", max: 25);
        foreach (var option in options)
        {
            var type = option.Whole("type", 1, 11, required: true) ?? 0;
            nested += type is SubCommand or SubCommandGroup ? 1 : 0;
            CheckOption(option, type, depth);
            if (option.Json["name"]?.ToString() is { } name && !names.Add(name))
                option.Refuse("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            var required = option.Flag("required");
            if (required && optionalSeen)
                option.Refuse("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optionalSeen |= !required;
        }
        if (nested > 0 && nested < options.Count)
            holder.Refuse("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
    }

    private static void CheckOption(BodyPart option, int type, int depth)
    {
        option.Knows(
            "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options", "channel_types",
            "min_value", "max_value", "min_length", "max_length", "autocomplete");
        CheckName(option);
        option.Text("description", 100, min: 1, required: true);
        CheckLocalizations(option, "name_localizations", 32, lower: true);
        CheckLocalizations(option, "description_localizations", 100, lower: false);
        option.Whole("min_length", 0, 6000);
        option.Whole("max_length", 1, 6000);
        if (type is SubCommand or SubCommandGroup)
        {
            if (depth > 1 || (type == SubCommandGroup && depth > 0))
                option.Refuse("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands nest at most two deep.");
            CheckOptions(option, depth + 1);
        }
        else if (option.Json["options"] is JsonArray { Count: > 0 })
        {
            option.Refuse("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only sub-commands have options.");
        }
        CheckChoices(option, type);
    }

    private static void CheckChoices(BodyPart option, int type)
    {
        var choices = option.Parts("choices", max: 25);
        if (choices.Count > 0 && option.Flag("autocomplete"))
            option.Refuse("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "autocomplete and choices are mutually exclusive");
        if (type is not (3 or 4 or 10) && (choices.Count > 0 || option.Flag("autocomplete")))
            option.Refuse("choices", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only strings and numbers have choices or autocomplete.");
        foreach (var choice in choices)
        {
            choice.Knows("name", "name_localizations", "value").Text("name", 100, min: 1, required: true);
            CheckLocalizations(choice, "name_localizations", 100, lower: false);
            if (type == 3)
                choice.Text("value", 100, required: true);
            else if (!double.TryParse(choice.Json["value"]?.ToString(), CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1L << 53)
                choice.Refuse("value", "NUMBER_TYPE_COERCE", "The value is no number within plus or minus 2^53.");
        }
    }

    /// <summary>Name, description and value over the command, its options and choices; of translations the longest counts.</summary>
    private static int Size(JsonObject part)
    {
        var size = Longest(part, "name") + Longest(part, "description") + (part["value"] is { } value ? BodyPart.Length(value.ToString()) : 0);
        foreach (var key in new[] { "options", "choices" })
            size += (part[key] as JsonArray ?? []).OfType<JsonObject>().Sum(Size);
        return size;
    }

    private static int Longest(JsonObject part, string key) =>
        (part[key + "_localizations"] as JsonObject ?? []).Select(t => t.Value?.ToString()).Append(part[key]?.ToString()).Max(t => BodyPart.Length(t ?? ""));

    private static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
    ];

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]+$")]
    private static partial Regex Name();
}

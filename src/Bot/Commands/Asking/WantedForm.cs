using System.Globalization;
using Bot.Commands.FreeText;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands.Asking;

/// <summary>The options and the form by which a schedule is asked for: the same words in both.</summary>
internal static class WantedForm
{
    public static IReadOnlyList<CommandOption> Options(params ReadOnlySpan<string> names)
    {
        List<CommandOption> options = [];
        foreach (var name in names)
        {
            options.Add(name == "length"
                ? Option.String(name, Texts.Get("option.length"), false, [.. Lengths.All.Select(l => CommandChoice.Of(Texts.Get($"length.{l}"), l))])
                : Option.Suggested(name, Texts.Get($"option.{name}")) with { MaxLength = 100 });
        }

        return options;
    }

    public static IReadOnlyList<CommandChoice> Complete(InteractionContext call)
    {
        var typed = call.Options.FocusedText;
        IEnumerable<string> values = call.Options.Focused?.Name switch
        {
            "day" => Days(typed),
            "time" => Times(typed),
            "timezone" => ZoneText.Complete(typed, 25),
            "topics" or "topic" => ListText.Complete(typed, Topics.All),
            "audience" => ListText.Complete(typed, Audiences.All),
            _ => [],
        };
        return [.. values.Where(v => v.Length <= 100).Take(25).Select(v => CommandChoice.Of(v, v))];
    }

    /// <summary>A form that asks for the schedule, filled in with what is known.</summary>
    public static Reply Ask(string customId, Subscription? now, Wanted known) => new Reply.Asked(customId, Texts.Get("form.title"),
    [
        Field("day", Shown.Days(known.Days ?? now?.Days ?? [DayOfWeek.Monday])),
        Field("time", (known.Time ?? now?.Time ?? new TimeOnly(9, 0)).ToString("HH:mm", CultureInfo.InvariantCulture)),
        Field("timezone", known.Zone ?? now?.Zone ?? "UTC"),
        Field("topics", All(known.Topics ?? now?.Topics)),
        Field("audience", All(known.Audiences ?? now?.Audiences)),
    ]);

    private static string All(IReadOnlyList<string>? chosen) => chosen is { Count: > 0 } ? string.Join(", ", chosen) : "all";

    private static Label Field(string name, string value) =>
        new(Texts.Get($"form.{name}"), new TextInput(name) { Value = value, MaxLength = 100 }) { Description = Texts.Get($"form.{name}.hint") };

    private static IEnumerable<string> Days(string typed)
    {
        string[] all = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "weekdays", "every day"];
        var begun = all.Where(d => d.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        return DayText.Read(typed) is Reading<IReadOnlyList<DayOfWeek>>.Understood(var days) ? begun.Prepend(string.Join(", ", days)).Distinct() : begun;
    }

    private static IEnumerable<string> Times(string typed)
    {
        string[] usual = ["07:00", "08:00", "09:00", "10:00", "12:00", "16:00", "18:00", "20:00"];
        return TimeText.Read(typed) switch
        {
            Reading<TimeOnly>.Understood(var time) => [time.ToString("HH:mm", CultureInfo.InvariantCulture)],
            Reading<TimeOnly>.Unclear { HasSuggestion: true } near => [near.Suggestion.ToString("HH:mm", CultureInfo.InvariantCulture)],
            _ => usual.Where(t => t.StartsWith(typed, StringComparison.Ordinal)),
        };
    }
}

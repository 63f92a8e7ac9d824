using System.Globalization;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>How a draft stands: who may still change it and what becomes of it.</summary>
internal enum DraftState { Open, Held, Approved }

/// <summary>What a member asked about: the page, and the event that tells of it by now, where one does.</summary>
internal sealed record Suggested(long Id, string Url, long? EventId, string Title);

/// <summary>A draft as moderators see it: each event with Drop, what members asked about to take in, a note for the top, Approve.</summary>
internal static class DraftMessage
{
    private const int MostSuggested = 5;

    /// <summary>Code points of a choice in a menu.</summary>
    private const int LongestChoice = 100;

    /// <param name="holds">What is not approved by then is held back.</param>
    public static MessageBody Of(Edition edition, Slot slot, string channel, bool holds, DraftState state, IReadOnlyList<Suggested> suggested)
    {
        for (var shown = Math.Min(edition.Items.Count, EditionMessage.Sections); ; shown--)
        {
            var container = Container(edition, slot, channel, holds, state, suggested, shown);
            if (shown == 0 || Limits.Holds([container]))
            {
                return MessageBody.Of(container);
            }
        }
    }

    private static Container Container(Edition edition, Slot slot, string channel, bool holds, DraftState state, IReadOnlyList<Suggested> suggested, int shown)
    {
        List<Component> rows = [new TextDisplay(Head(edition, slot, channel, holds, state))];
        rows.AddRange(edition.Items.Take(shown).Select(item => state == DraftState.Approved
            ? (Component)new TextDisplay(EditionMessage.EventText(item, true, true, true))
            : new Section(EditionMessage.EventText(item, true, true, true), Button.Of("Drop", CustomId.Of(new Press.DropFromDraft(slot.Id, item.EventId))))));
        if (state != DraftState.Approved && Offered(edition, suggested) is { Length: > 0 } offered)
        {
            rows.Add(new TextDisplay(offered));
            if (suggested.Take(MostSuggested).Where(one => !IsIn(edition, one)).ToList() is { Count: > 0 } missing)
            {
                rows.Add(new ActionRow([new StringSelect(CustomId.Menu("take"), [.. missing.Select(one => Choice(slot, one))]) { Placeholder = "Take one of them in…" }]));
            }
        }

        if (state != DraftState.Approved)
        {
            rows.Add(new ActionRow([
                Button.Of("Approve", CustomId.Of(new Press.ApproveDraft(slot.Id)), ButtonStyle.Primary),
                Button.Of("Add a note from the mods", CustomId.Of(new Press.NoteOnDraft(slot.Id))),
            ]));
        }

        return new(rows) { AccentColor = Accent.Of(edition.Items.Count > 0 ? edition.Items[0].Topic : "") };
    }

    /// <summary>What members asked about: whether the draft tells it, and where to look where it does not.</summary>
    private static string Offered(Edition edition, IReadOnlyList<Suggested> suggested)
    {
        var lines = suggested.Take(MostSuggested).Select(one => one.EventId is { } told
            ? string.Create(CultureInfo.InvariantCulture, $"{(EditionMessage.Showable(one.Title) ? DiscordMarkdown.Escape(one.Title) : "An event")} · {(IsIn(edition, one) ? "in this draft" : $"not in this draft: `/event event:#{told}`")}")
            : $"{(EditionMessage.Showable(one.Url) ? DiscordMarkdown.Escape(one.Url) : "A page")} · no event tells it yet").ToList();
        return lines.Count == 0 ? "" : $"**Members asked about**\n{string.Join('\n', lines)}";
    }

    private static bool IsIn(Edition edition, Suggested one) => edition.Items.Any(item => item.EventId == one.EventId);

    private static SelectOption Choice(Slot slot, Suggested one)
    {
        var name = one.EventId is null ? one.Url : one.Title;
        var text = string.Concat(name.EnumerateRunes().Take(LongestChoice).Select(rune => rune.ToString()));
        return new SelectOption(EditionMessage.Showable(text) ? text : "A page", CustomId.Of(new Press.TakeIntoDraft(slot.Id, one.Id))) { Description = one.EventId is null ? "no event tells it yet" : null };
    }

    private static string Head(Edition edition, Slot slot, string channel, bool holds, DraftState state)
    {
        var due = string.Create(CultureInfo.InvariantCulture, $"<t:{slot.Due.ToUnixTimeSeconds()}:F>");
        var fate = state switch
        {
            DraftState.Approved => $"Approved. It goes to <#{channel}> on {due}.",
            DraftState.Held => $"Held back: nobody approved it by {due}. It goes to <#{channel}> as soon as somebody does.",
            _ when holds => $"It goes to <#{channel}> on {due} if somebody approves it; else it is held back.",
            _ => $"It goes to <#{channel}> on {due} as it stands then.",
        };
        var note = edition.FromTheMods is { Length: > 0 } mods ? $"\n> {DiscordMarkdown.Escape(mods)}" : "";
        return $"**Draft** · {(EditionMessage.Showable(edition.Title) ? DiscordMarkdown.Escape(edition.Title) : "AI recap")}\n{fate}{note}\n{(EditionMessage.Showable(edition.Lead) ? DiscordMarkdown.Escape(edition.Lead) : "")}\n-# {edition.Ledger}";
    }
}

using System.Text;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>
/// An edition as Discord messages: the first is the whole edition at a glance; a full edition goes on with what changed and
/// why of each event. For any content each message is inside Discord's limits and no sentence is cut: what does not fit is
/// left out by whole lines, the least needed first.
/// </summary>
internal static class EditionMessage
{
    /// <summary>Events and actions of one message: three components each, with eight around them.</summary>
    internal const int Sections = 10;

    /// <summary>Code points; a longer headline says only who reported.</summary>
    private const int LongestTitle = 300;

    /// <summary>What still stands in the first message. Each step of <see cref="Smaller"/> leaves out one line more.</summary>
    private sealed record Layout(int Notes, int Badges, int Links, int Lines, int Actions, int Events, bool Lead)
    {
        public static Layout Whole(Edition edition)
        {
            var events = Math.Min(edition.Items.Count, Sections);
            return new(edition.Notes.Count, events, events, events, Math.Min(edition.Actions.Count, Sections - events), events, true);
        }

        public Layout? Smaller() => this switch
        {
            { Notes: > 0 } => this with { Notes = Notes - 1 },
            { Badges: > 0 } => this with { Badges = Badges - 1 },
            { Links: > 0 } => this with { Links = Links - 1 },
            { Lines: > 0 } => this with { Lines = Lines - 1 },
            { Actions: > 0 } => this with { Actions = Actions - 1 },
            { Lead: true } => this with { Lead = false },
            { Events: > 0 } => this with { Events = Events - 1 },
            _ => null,
        };
    }

    /// <summary>The messages in their order; all after the first come silently.</summary>
    public static IReadOnlyList<MessageBody> Of(Edition edition, long recapId, EditionForm form)
    {
        var first = First(edition, recapId, form);
        return edition.Length == EditionLength.Full
            ? [first, .. EditionDepth.Of(edition, form.Dm).Select(container => Silent(MessageBody.Of(container)))]
            : [first];
    }

    private static MessageBody Silent(MessageBody body) => body with { Flags = MessageFlags.ComponentsV2 | MessageFlags.SuppressNotifications };

    private static MessageBody First(Edition edition, long recapId, EditionForm form)
    {
        for (var layout = Layout.Whole(edition); ; layout = layout.Smaller() ?? throw new InvalidOperationException("An empty edition does not fit."))
        {
            var container = Container(edition, recapId, form, layout);
            if (Limits.Holds([container]))
            {
                var body = MessageBody.Of(container);
                return form.Mentions.Count > 0 ? body with { AllowedMentions = new AllowedMentions { Roles = form.Mentions } } : body;
            }
        }
    }

    private static Container Container(Edition edition, long recapId, EditionForm form, Layout layout)
    {
        List<Component> rows = [new TextDisplay(Head(edition, form, layout))];
        rows.AddRange(edition.Items.Take(layout.Events).Select((item, place) => (Component)new Section(
            EventText(item, place < layout.Links, place < layout.Lines, place < layout.Badges),
            Button.Of("Details", CustomId.Of(new Press.OpenEvent(item.EventId))))));
        if (layout.Actions > 0)
        {
            rows.Add(new TextDisplay("**Worth doing**"));
            rows.AddRange(edition.Actions.Take(layout.Actions).Select(action => (Component)new Section(
                Showable(action.Sentence) || action.Sentence.Length > LongestTitle ? DiscordMarkdown.Escape(Sign.Sentence(action)) : "Something worth doing", Button.Of("Add to my list", CustomId.Of(new Press.AddToList(action.Id))))));
        }

        rows.Add(new ActionRow(Buttons(edition, recapId, form)));
        rows.Add(new TextDisplay(Foot(edition, layout)));
        return new Container(rows) { AccentColor = Accent.Of(edition.Items.Count > 0 ? edition.Items[0].Topic : "") };
    }

    private static List<Component> Buttons(Edition edition, long recapId, EditionForm form)
    {
        List<Component> buttons = edition.Actions.Count > 0 ? [Button.Of("All actions", CustomId.Of(new Press.AllActions(recapId)))] : [];
        buttons.AddRange(form.Dm
            ? [Button.Of("Change the time", CustomId.Of(new Press.ChangeTime())), Button.Of("Stop these messages", CustomId.Of(new Press.StopDms()))]
            : [Button.Of("Get it by DM", CustomId.Of(new Press.GetByDm(recapId)))]);
        if (!form.Dm && edition.Items.Count > 0)
        {
            buttons.Add(Button.Of("Hide something", CustomId.Of(new Press.HideSomething(recapId))));
        }

        return buttons;
    }

    private static string Head(Edition edition, EditionForm form, Layout layout)
    {
        var head = new StringBuilder();
        if (form.Mentions.Count > 0)
        {
            head.AppendJoin(' ', form.Mentions.Select(role => $"<@&{role}>")).Append('\n');
        }

        if (edition.FromTheMods is { Length: > 0 } mods)
        {
            head.Append("> ").Append(DiscordMarkdown.Escape(mods)).Append('\n');
        }

        head.Append("# ").Append(Showable(edition.Title) ? DiscordMarkdown.Escape(edition.Title) : "AI recap");
        if (layout.Lead)
        {
            head.Append('\n').Append(DiscordMarkdown.Escape(edition.Lead));
        }

        head.Append("\n-# ").Append(edition.Ledger);
        var missing = edition.Items.Count - layout.Events;
        return missing > 0 ? head.Append(" · ").Append(missing).Append(" of them did not fit here").ToString() : head.ToString();
    }

    internal static string EventText(EditionItem item, bool link, bool line, bool badge)
    {
        var title = EditionText.Mark(item) + Title(item, link);
        var text = $"**{item.Rank}** · {title}";
        if (line && item.Line.Length > 0)
        {
            text += "\n" + DiscordMarkdown.Escape(Sign.Line(item));
        }

        return badge ? $"{text}\n-# {DiscordMarkdown.Escape(item.Badge)}" : text;
    }

    /// <summary>The headline, linked; who reported, where the headline is no headline.</summary>
    internal static string Title(EditionItem item, bool link)
    {
        var title = Showable(item.Title) ? item.Title : Showable(item.Publisher) ? $"A report by {item.Publisher}" : "A report";
        return $"**{(link ? DiscordMarkdown.Link(title, item.Url) : DiscordMarkdown.Escape(title))}**";
    }

    internal static bool Showable(string text) => DiscordMarkdown.Length(text) <= LongestTitle && DiscordMarkdown.Escape(text).Length > 0;

    private static string Foot(Edition edition, Layout layout) =>
        string.Concat(edition.Notes.Take(layout.Notes).Select(note => DiscordMarkdown.Escape(note) + "\n")) + "-# " + edition.Attribution;
}

using System.Globalization;
using Bot.Commands.Asking;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Commands;

/// <summary>What is worth doing over all events, for one person: done, snoozed, or not for them.</summary>
internal sealed class NextCommand(ActionList actions) : ISlashCommand, IAnswersPresses
{
    private const string Mark = "next-mark", Page = "next-page", For = "next-for";

    /// <summary>Five items leave room for the menus: a select holds 25 choices, four for each.</summary>
    private const int PerPage = 5;

    private static readonly string[] s_statuses = ["open", "done", "snoozed", "notforme"];

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("next", Texts.Get("next.description"))
        .With([.. WantedForm.Options("audience", "topic"), Option.String("status", Texts.Get("next.option"), false, [.. s_statuses.Select(s => CommandChoice.Of(Texts.Get($"next.{s}"), s))])])
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Mark, Page, For, nameof(Press.AddToList), nameof(Press.MarkAction), nameof(Press.AllActions)];

    public Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) => Task.FromResult(WantedForm.Complete(call));

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var asked = WantedReading.Of(field => call.Options.String(field == "topics" ? "topic" : field is "audience" ? field : ""));
        return asked.Problems.Count > 0
            ? Reply.Private(string.Join('\n', asked.Problems), asked.Meant is { } meant ? [Button.Of(Texts.Get("button.use"), new View(0, 0, meant).Id(Page), ButtonStyle.Primary)] : [])
            : new Reply.Said(await ShowAsync(call, new View(Math.Max(0, Array.IndexOf(s_statuses, call.Options.String("status"))), 0, asked.Wanted), cancel), Shared: false);
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        switch (pressed.Press)
        {
            case Press.AddToList(var item):
                return await actions.MarkAsync(call.UserId, call.ServerId, item, ActionDone.OnMyList, null, cancel) is { } added
                    ? Reply.Private(Texts.Get("next.added", DiscordMarkdown.Escape(added.Text)))
                    : Reply.Private(Texts.Get("next.gone"));
            case Press.MarkAction(var item, var done):
                return await actions.MarkAsync(call.UserId, call.ServerId, item, done, null, cancel) is null ? Reply.Private(Texts.Get("next.gone")) : new Reply.Changed(await ShowAsync(call, new View(0, 0, new()), cancel));
            case Press.AllActions:
                return new Reply.Said(await ShowAsync(call, new View(0, 0, new()), cancel), Shared: false);
        }

        var view = View.Of(pressed);
        if (pressed.Verb == Mark && call.Values.FirstOrDefault()?.Split('.') is [var id, var what])
        {
            var (state, snooze) = What(what);
            await actions.MarkAsync(call.UserId, call.ServerId, long.TryParse(id, CultureInfo.InvariantCulture, out var item) ? item : -1, state, snooze, cancel);
        }
        else if (pressed.Verb == For)
        {
            var audience = call.Values.FirstOrDefault() ?? "";
            view = view with { Page = 0, Asked = view.Asked with { Audiences = Audiences.All.Contains(audience) ? [audience] : null } };
        }

        return new Reply.Changed(await ShowAsync(call, view, cancel));
    }

    private static (ActionDone State, TimeSpan? Snooze) What(string what) => what switch
    {
        "done" => (ActionDone.Done, null),
        "day" => (ActionDone.Snoozed, TimeSpan.FromDays(1)),
        "week" => (ActionDone.Snoozed, TimeSpan.FromDays(7)),
        "not" => (ActionDone.NotForMe, null),
        _ => (ActionDone.Open, null),
    };

    private async Task<MessageBody> ShowAsync(InteractionContext call, View view, CancellationToken cancel)
    {
        var status = s_statuses[view.Status];
        var audience = view.Asked.Audiences?.FirstOrDefault();
        var all = await actions.OfAsync(call.UserId, call.ServerId, status switch { "done" => ActionDone.Done, "snoozed" => ActionDone.Snoozed, "notforme" => ActionDone.NotForMe, _ => ActionDone.Open }, audience, view.Asked.Topics?.FirstOrDefault(), cancel);
        var pages = Math.Max(1, (all.Lines.Count + PerPage - 1) / PerPage);
        view = view with { Page = Math.Clamp(view.Page, 0, pages - 1) };
        var lines = all.Lines.Skip(view.Page * PerPage).Take(PerPage).ToList();
        List<Component> parts = [new TextDisplay(Texts.Get("next.head", audience ?? Texts.Get("next.everybody"), all.Open, all.Done))];
        parts.AddRange(lines.Count == 0 ? [new TextDisplay(Texts.Get($"next.{status}.none"))] : lines.Select((line, at) => Line(line, (view.Page * PerPage) + at + 1)));
        if (lines.Count > 0)
        {
            parts.Add(new ActionRow([new StringSelect(view.Id(Mark), [.. lines.SelectMany((line, at) => Choices(line, (view.Page * PerPage) + at + 1))]) { Placeholder = Texts.Get("next.mark") }]));
        }

        parts.Add(new ActionRow([new StringSelect(view.Id(For), [new SelectOption(Texts.Get("next.everybody"), "all"), .. Audiences.All.Select(a => new SelectOption(a, a) { Default = a == audience ? true : null })]) { Placeholder = Texts.Get("next.audience") }]));
        parts.Add(new ActionRow(Pages(view, pages)));
        return MessageBody.Of(parts);
    }

    private static Section Line(ActionLine line, int number)
    {
        var source = DiscordMarkdown.Link(line.Item.Publisher, line.Item.Url);
        var when = line is { State: ActionDone.Snoozed, Until: { } until } ? Texts.Get("next.until", Shown.Ago(until)) : Shown.Day(line.Item.At);
        var mine = line.State == ActionDone.OnMyList ? Texts.Get("next.mine") : "";
        return new Section(
            $"**{number}** · {DiscordMarkdown.Escape(Short(line.Item.Text, 200))}\n-# {mine}{DiscordMarkdown.Escape(Short(line.EventTitle, 140))} · {when} · {source}",
            Button.Of(Texts.Get("button.details"), CustomId.Marked(CustomId.Of(new Press.OpenEvent(line.EventId)), string.Create(CultureInfo.InvariantCulture, $"{line.Item.Id}")))); // two actions of one event still need two ids
    }

    private static IEnumerable<SelectOption> Choices(ActionLine line, int number)
    {
        string[] whats = line.State is ActionDone.Open or ActionDone.OnMyList ? ["done", "day", "week", "not"] : ["open"];
        return whats.Select(what => new SelectOption(Texts.Get($"next.mark.{what}", number), string.Create(CultureInfo.InvariantCulture, $"{line.Item.Id}.{what}")) { Description = Short(line.Item.Text, 90) });
    }

    private static IReadOnlyList<Component> Pages(View view, int pages)
    {
        List<Component> buttons = [.. s_statuses.Select((status, at) => Button.Of(Texts.Get($"next.{status}"), (view with { Status = at, Page = 0 }).Id(Page)) with { Disabled = at == view.Status ? true : null })];
        if (pages > 1)
        {
            buttons.Add(Button.Of(Texts.Get("next.more", view.Page + 1, pages), (view with { Page = (view.Page + 1) % pages }).Id($"{Page}")) with { Style = ButtonStyle.Primary });
        }

        return buttons;
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    /// <summary>What of the list is shown, as its components carry it.</summary>
    private sealed record View(int Status, int Page, Wanted Asked)
    {
        public string Id(string verb) => Pressed.Id(verb, Status.ToString(CultureInfo.InvariantCulture), Page.ToString(CultureInfo.InvariantCulture), WantedCode.Write(Asked));

        public static View Of(Pressed pressed) => new((int)Math.Clamp(pressed.Number(0), 0, s_statuses.Length - 1), (int)Math.Clamp(pressed.Number(1), 0, 1000), WantedCode.Read(pressed[2]));
    }
}

using System.Globalization;
using Bot.Commands.Asking;
using Bot.Commands.Chronicle;
using Bot.Commands.Finding;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>What the whole archive tells of a company, product, model or topic: dated and sourced, newest page first; or beside another.</summary>
internal sealed class TimelineCommand(EventSearch search, Archive archive, Follows follows, TimeProvider clock) : ISlashCommand, IAnswersPresses
{
    private const string Page = "time-page", Look = "time-look";

    /// <summary>A name must fit a component's id beside a verb and a page.</summary>
    private const int LongestName = 60;

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("timeline", Texts.Get("timeline.description"))
        .With(
            Option.Suggested("name", Texts.Get("timeline.option"), required: true) with { MaxLength = LongestName },
            Option.Suggested("versus", Texts.Get("timeline.versus")) with { MaxLength = LongestName },
            Option.Boolean("share", Texts.Get("option.share")))
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Page, Look];

    public async Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) =>
        [.. (await search.NamesAsync(call.Options.FocusedText, 25, cancel)).Where(n => n.Length is > 0 and <= LongestName).Select(n => CommandChoice.Of(n, n))];

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var shared = call.Options.Boolean("share") == true;
        var told = await search.ToldOfAsync(call.Options.String("name") ?? "", cancel);
        if (told.Events.Count == 0)
        {
            return await NothingAsync(told, cancel);
        }

        if (call.Options.String("versus") is not { } rival)
        {
            return new Reply.Said(await PageAsync(call, told, 0, cancel), shared);
        }

        var other = await search.ToldOfAsync(rival, cancel);
        return other.Events.Count == 0 ? await NothingAsync(other, cancel)
            : other.Name.Equals(told.Name, StringComparison.OrdinalIgnoreCase) ? Reply.Private(Texts.Get("versus.same", DiscordMarkdown.Escape(told.Name)))
            : new Reply.Said(ChronicleMessage.Versus(told.Name, other.Name, await archive.CompareAsync(told, other, call.ServerId, cancel), [FollowPresses.Naming(told.Name), FollowPresses.Naming(other.Name)]), shared);
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var name = pressed.Verb == Look ? call.Values.FirstOrDefault() ?? pressed.From(0) : pressed.From(1);
        var told = await search.ToldOfAsync(name, cancel);
        return told.Events.Count == 0 ? await NothingAsync(told, cancel) : new Reply.Changed(await PageAsync(call, told, (int)Math.Clamp(pressed.Number(0), 0, 1_000_000), cancel));
    }

    private async Task<MessageBody> PageAsync(InteractionContext call, Told told, int wanted, CancellationToken cancel)
    {
        var page = await archive.PageAsync(told, wanted, call.ServerId, cancel);
        if (page.Lines.Count == 0)
        {
            return MessageBody.Text(Texts.Get("timeline.hidden", DiscordMarkdown.Escape(told.Name)));
        }

        var followed = await follows.HasAsync(Follower.Person(call.UserId), new Followed(null, told.Name), cancel);
        List<Button> buttons = [FollowPresses.ByName(told.Name, followed)];
        if (page.Pages > 1)
        {
            buttons.Add(Turn("timeline.earlier", page.Page + 1, page.Page + 1 < page.Pages));
            buttons.Add(Turn("timeline.later", page.Page - 1, page.Page > 0));
        }

        return ChronicleMessage.Of(page, clock.GetUtcNow(), CustomId.Menu("timeline"), buttons);

        Button Turn(string text, int to, bool there) =>
            Button.Of(Texts.Get(text), Pressed.Id(Page, there ? to.ToString(CultureInfo.InvariantCulture) : text[^1..], told.Name)) with { Disabled = there ? null : true };
    }

    private async Task<Reply> NothingAsync(Told told, CancellationToken cancel)
    {
        var text = Texts.Get("timeline.none", Said.Short(told.Name));
        if (told.Near is { } near && near.Length <= LongestName)
        {
            return Reply.Private($"{text} {Texts.Get("unclear.meant", DiscordMarkdown.Escape(near))}", Button.Of(Texts.Get("button.use"), Pressed.Id(Look, near), ButtonStyle.Primary));
        }

        var known = (await search.NamesAsync("", 25, cancel)).Where(n => n.Length is > 0 and <= LongestName).ToList();
        return known.Count == 0
            ? Reply.Private(Texts.Get("event.empty"))
            : Reply.Private(text, new StringSelect(Look, [.. known.Select(n => new SelectOption(n, n))]) { Placeholder = Texts.Get("timeline.known") });
    }
}

using System.Globalization;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands.Chronicle;

/// <summary>What people and channels follow: begun under a chronology or a card, listed and ended in one private panel.</summary>
internal sealed class FollowPresses(Follows follows, Cards cards) : IAnswersPresses
{
    private const string Name = "fol-name", NoName = "fol-noname", Here = "fol-here", List = "fol-list", End = "fol-end", Stop = "stop-follow";

    /// <summary>Code points of the list; the rest of a message is its menu's.</summary>
    private const int LongestList = 3800;

    public IReadOnlyList<string> Verbs { get; } = [Name, NoName, Here, List, End, Stop];

    /// <summary>The button that follows a company, product, model or topic, or ends that.</summary>
    public static Button ByName(string name, bool followed) => followed
        ? Button.Of(Texts.Get("button.unfollow"), Pressed.Id(NoName, name))
        : Button.Of(Texts.Get("button.follow"), Pressed.Id(Name, name), ButtonStyle.Primary);

    /// <summary>The button that follows one of several names.</summary>
    public static Button Naming(string name) => Button.Of(Shown.Cut(Texts.Get("button.follow.name", name), MessageLimits.ButtonLabel), Pressed.Id(Name, name));

    public static Button Listing { get; } = Button.Of(Texts.Get("button.follows"), Pressed.Id(List));

    /// <summary>For those who manage the server: updates to the channel instead; nothing for anybody else.</summary>
    public static IReadOnlyList<Button> InChannel(InteractionContext call, Followed what) => IsManaging(call) && call.BotIsInServer
        ? [Button.Of(Texts.Get("button.follow.here"), Pressed.Id(Here, what.EventId?.ToString(CultureInfo.InvariantCulture) ?? "n", what.Name ?? ""))]
        : [];

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        switch (pressed.Verb)
        {
            case Name:
                return Begun(call, new Followed(null, pressed.From(0)), await follows.BeginAsync(Follower.Person(call.UserId), new Followed(null, pressed.From(0)), cancel));
            case NoName:
                await follows.EndAsync(Follower.Person(call.UserId), new Followed(null, pressed.From(0)), cancel);
                return Reply.Private(Texts.Get("follow.ended"));
            case Here:
                return await HereAsync(call, pressed.Number(0) is var id and >= 0 ? new Followed(id, null) : new Followed(null, pressed.From(1)), cancel);
            case Stop:
                return Reply.Private(Texts.Get(await follows.EndAsync(call.UserId, IsManaging(call) ? call.ServerId : null, pressed.Number(0), cancel) ? "follow.ended" : "follow.notyours"));
            case End:
                await follows.EndAsync(call.UserId, IsManaging(call) ? call.ServerId : null, long.TryParse(call.Values.FirstOrDefault(), CultureInfo.InvariantCulture, out var follow) ? follow : -1, cancel);
                return new Reply.Changed(await ListAsync(call, cancel));
            default:
                return new Reply.Said(await ListAsync(call, cancel), Shared: false);
        }
    }

    private static Reply Begun(InteractionContext call, Followed what, FollowOutcome outcome) => outcome switch
    {
        FollowOutcome.TooMany => Reply.Private(Texts.Get("follow.toomany", Follows.Most), Listing),
        FollowOutcome.Already => Reply.Private(Texts.Get("follow.already", DiscordMarkdown.Escape(what.Name ?? "")), ByName(what.Name ?? "", followed: true)),
        _ => Reply.Private(Texts.Get("follow.begun", DiscordMarkdown.Escape(what.Name ?? "")), [ByName(what.Name ?? "", followed: true), .. InChannel(call, what)]),
    };

    private async Task<Reply> HereAsync(InteractionContext call, Followed what, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        if (what.EventId is { } told && await cards.FindAsync(told, call.ServerId, cancel) is null)
        {
            return Reply.Private(Texts.Get("event.unknown"));
        }

        if (Permits.Missing(call.AppPermissions, call.Interaction.Channel?.Type ?? ChannelType.GuildText, "short") is { Count: > 0 } missing)
        {
            return Reply.Private(Texts.Get("follow.noright", call.ChannelId, Shown.Listed(missing)));
        }

        var outcome = await follows.BeginAsync(new Follower(call.UserId, call.ServerId, call.ChannelId, DigestCommand.KindOf(call.Interaction.Channel?.Type ?? ChannelType.GuildText)), what, cancel);
        if (outcome == FollowOutcome.TooMany)
        {
            return Reply.Private(Texts.Get("follow.server.toomany", Follows.MostOfServer), Listing);
        }

        await follows.EndAsync(Follower.Person(call.UserId), what, cancel); // the channel tells it instead
        return Reply.Instead(Texts.Get("follow.here", call.ChannelId), Listing);
    }

    private async Task<MessageBody> ListAsync(InteractionContext call, CancellationToken cancel)
    {
        var all = await follows.ListAsync(call.UserId, IsManaging(call) ? call.ServerId : null, cancel);
        if (all.Count == 0)
        {
            return MessageBody.Text(Texts.Get("follow.none"));
        }

        var shown = all.Take(25).ToList();
        var head = Texts.Get("follow.list", all.Count);
        var whole = head + string.Concat(shown.Select(f => Line(f, 200)));
        var text = DiscordMarkdown.Length(whole) <= LongestList ? whole : head + string.Concat(shown.Select(f => Line(f, 0)));
        return MessageBody.Of(new TextDisplay(text), new ActionRow(
            [new StringSelect(Pressed.Id(End), [.. shown.Select(f => new SelectOption(Shown.Label(f.Title), f.Follow.Id.ToString(CultureInfo.InvariantCulture)))]) { Placeholder = Texts.Get("follow.end") }]));
    }

    /// <param name="reason">So many characters of why it was stopped; 0 for only that it was.</param>
    private static string Line((Follow Follow, string Title) f, int reason)
    {
        var place = f.Follow.ChannelId is { } channel ? $" · <#{channel}>" : "";
        var stopped = f.Follow.Problem is not { } problem ? "" : " · " + (reason == 0 ? Texts.Get("follow.isstopped") : Texts.Get("follow.stopped", DiscordMarkdown.Escape(Shown.Cut(problem, reason))));
        return $"\n- {DiscordMarkdown.Escape(Shown.Cut(f.Title, 90))}{place}{stopped}";
    }

    private static bool IsManaging(InteractionContext call) => call.ServerId is not null && call.UserPermissions.Allows(Permissions.ManageGuild);
}

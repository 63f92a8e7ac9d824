using Bot.Commands.Chronicle;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>The buttons under a card and an edition: follow, useful or not, report, hide.</summary>
internal sealed class CardPresses(Opinions opinions, Follows follows, Cards cards, Recapper recapper, Subscriber subscriber) : IAnswersPresses
{
    private const string Unfollow = "unfollow", Complaint = "complaint", Show = "unhide";

    public IReadOnlyList<string> Verbs { get; } =
        [Unfollow, Complaint, Show, nameof(Press.Follow), nameof(Press.Vote), nameof(Press.Report), nameof(Press.HideSomething), nameof(Press.HideEvent)];

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        if (pressed.Press is Press.HideSomething or Press.HideEvent || pressed.Verb == Show)
        {
            return Permits.Managing(call) ?? await HideAsync(call, pressed, cancel);
        }

        if (pressed.Verb == Unfollow)
        {
            await follows.EndAsync(Follower.Person(call.UserId), new Followed(pressed.Number(0), null), cancel);
            return Reply.Instead(Texts.Get("follow.ended"));
        }

        var about = pressed.Press switch { Press.Follow(var id) => id, Press.Vote(var id, _) => id, Press.Report(var id, _) => id, _ => pressed.Number(0) };
        if (await cards.FindAsync(about, call.ServerId, cancel) is not { } card)
        {
            return Reply.Private(Texts.Get("event.unknown"));
        }

        switch (pressed.Press)
        {
            case Press.Follow:
                return await FollowAsync(call, card, cancel);
            case Press.Vote(_, var value):
                return Voted(call, card, await opinions.VoteAsync(call.UserId, call.ServerId, card.EventId, value, cancel));
            case Press.Report(_, var analysis):
                return new Reply.Asked(Pressed.Id(Complaint, card.EventId.ToString(System.Globalization.CultureInfo.InvariantCulture), analysis.ToString(System.Globalization.CultureInfo.InvariantCulture)), Texts.Get("report.title"),
                    [new Label(Texts.Get("report.label"), new TextInput("text") { Style = TextInputStyle.Paragraph, MaxLength = 500, Required = false }) { Description = Texts.Get("report.hint") }]);
            default:
                await opinions.ComplainAsync(call.UserId, call.ServerId, card.EventId, pressed.Number(1), call.Fields["text"] ?? "", cancel);
                return Reply.Private(Texts.Get("report.thanks"));
        }
    }

    /// <summary>Votes are shown openly, and who manages the server may begin them anew.</summary>
    private static Reply Voted(InteractionContext call, Card card, Tally tally) => Reply.Private(
        Texts.Get("vote.noted", tally.Useful, tally.NotUseful) + (call.ServerId is null ? "" : " " + Texts.Get("vote.effect", DiscordMarkdown.Escape(card.Topic), DiscordMarkdown.Escape(card.Badge.Publisher))));

    private async Task<Reply> FollowAsync(InteractionContext call, Card card, CancellationToken cancel)
    {
        Button[] end = [Button.Of(Texts.Get("button.unfollow"), Pressed.Id(Unfollow, card.EventId)), .. FollowPresses.InChannel(call, new Followed(card.EventId, null))];
        return await follows.BeginAsync(Follower.Person(call.UserId), new Followed(card.EventId, null), cancel) switch
        {
            FollowOutcome.Begun => Reply.Private(Texts.Get("follow.begun", DiscordMarkdown.Escape(card.Headline)), end),
            FollowOutcome.Already => Reply.Private(Texts.Get("follow.already", DiscordMarkdown.Escape(card.Headline)), end),
            _ => Reply.Private(Texts.Get("follow.toomany", Follows.Most)),
        };
    }

    private async Task<Reply> HideAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var server = call.ServerId!; // Managing saw a server
        switch (pressed.Press)
        {
            case Press.HideSomething(var recap):
                return await recapper.ReadForAsync(server, recap, cancel) is { Items.Count: > 0 } edition
                    ? Reply.Private(Texts.Get("hide.which"), new StringSelect(CustomId.Menu("hide"), [.. edition.Items.Take(25).Select(i => new SelectOption(Shown.Label($"{i.Rank} · {i.Title}"), CustomId.Of(new Press.HideEvent(i.EventId))))]))
                    : Reply.Private(Texts.Get("hide.nothing"));
            case Press.HideEvent(var id):
                await subscriber.ClaimAsync([call.ChannelId ?? ""], server, cancel); // a session taken up again was not told the server's channels
                return !await opinions.HideAsync(server, id, call.UserId, cancel) ? Reply.Private(Texts.Get("event.unknown")) : Reply.Instead(Texts.Get("hide.done"), Button.Of(Texts.Get("button.unhide"), Pressed.Id(Show, id)));
            default:
                await opinions.ShowAgainAsync(server, pressed.Number(0), cancel);
                return Reply.Instead(Texts.Get("hide.undone"));
        }
    }
}

using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Delivery.Senders;

/// <summary>Forum and media channels: an edition is a post of its own, further parts follow in it. Posts have no nonce.</summary>
internal sealed class ForumSender(DiscordRest rest) : Sender(rest)
{
    private const int AWeek = 10080;

    public override IReadOnlyList<string> Kinds { get; } = ["forum"];

    public override bool HasNonce => false;

    public override async Task<SendOutcome> SendAsync(Debt debt, CancellationToken cancel)
    {
        if (debt.Before is not null)
        {
            return await base.SendAsync(debt, cancel);
        }

        var body = Json.Read<MessageBody>(debt.Payload.Span);
        return await Rest.StartForumThreadAsync(debt.Posting.Destination, new ThreadBody(debt.Name) { AutoArchiveDuration = AWeek, Message = body }, cancel) switch
        {
            Got<Channel>(var post) => new Sent((post.Message ?? new Message { Id = post.Id }) with { ChannelId = post.Id }),
            var failed => Failed(failed),
        };
    }

    /// <summary>Looks into the forum's active posts that are younger than the first try: the first message of a post has the post's id.</summary>
    public override async Task<Search> FindAsync(Debt debt, DateTimeOffset since, CancellationToken cancel)
    {
        if (debt.Before is not null)
        {
            return await base.FindAsync(debt, since, cancel);
        }

        if (debt.ServerId is not { } server)
        {
            return new Search.CannotTell("the server of the forum is not known");
        }

        var answer = await Rest.GetActiveThreadsAsync(server, cancel);
        if (answer is not Got<ThreadList>(var active))
        {
            return answer is NotNow<ThreadList> later ? new Search.NotNow(later.After, later.Why) : new Search.CannotTell(answer.Problem);
        }

        foreach (var post in active.Threads.Where(thread => thread.ParentId == debt.Posting.Destination && thread.Name == debt.Name))
        {
            switch (await Rest.GetMessageAsync(post.Id, post.Id, cancel))
            {
                case Got<Message>(var first) when MarkSearch.Carries(first, debt.Mark):
                    return new Search.Found(new(post.Id, first.Id));
                case NotNow<Message> wait:
                    return new Search.NotNow(wait.After, wait.Why);
                case Denied<Message> { Decision: Refusal.NoRight } denied:
                    return new Search.CannotTell(denied.Problem);
                default:
                    break; // another post, or one whose first message is gone
            }
        }

        return new Search.NotThere();
    }

    protected override Task<Target> TargetAsync(Debt debt, CancellationToken cancel) =>
        Task.FromResult<Target>(new Target.Channel(debt.Before?.ChannelId ?? debt.Posting.Destination));
}

using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Delivery.Senders;

/// <summary>
/// Publishes a message of an announcement channel to its followers. A debt of its own, because the limit there may be an
/// hour and must hold up nothing else.
/// </summary>
internal sealed class CrosspostSender(DiscordRest rest) : Sender(rest)
{
    public override IReadOnlyList<string> Kinds { get; } = ["crosspost"];

    public override async Task<SendOutcome> SendAsync(Debt debt, CancellationToken cancel)
    {
        if (debt.Before is not { } posted)
        {
            return new TryLater(TimeSpan.FromSeconds(5), "its message is not posted yet");
        }

        return await Rest.CrosspostAsync(posted.ChannelId, posted.MessageId, cancel) switch
        {
            Got<Nothing> => new Sent(new Message { Id = posted.MessageId, ChannelId = posted.ChannelId }),
            var failed => Failed(failed),
        };
    }

    /// <summary>Publishing twice is like publishing once.</summary>
    public override Task<Search> FindAsync(Debt debt, DateTimeOffset since, CancellationToken cancel) => Task.FromResult<Search>(new Search.NotThere());

    protected override Task<Target> TargetAsync(Debt debt, CancellationToken cancel) =>
        Task.FromResult<Target>(new Target.Channel(debt.Before?.ChannelId ?? debt.Posting.Destination));
}

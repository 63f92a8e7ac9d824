using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Delivery.Senders;

/// <summary>Text and announcement channels: the first part in the channel, the rest in a thread under it.</summary>
internal sealed class TextSender(DiscordRest rest) : Sender(rest)
{
    /// <summary>"A thread has already been created for this message": its id is the message's.</summary>
    private const int ThreadIsThere = 160004;

    private const int AWeek = 10080;

    public override IReadOnlyList<string> Kinds { get; } = ["text", "announcement"];

    protected override async Task<Target> TargetAsync(Debt debt, CancellationToken cancel)
    {
        var channel = debt.Posting.Destination;
        if (debt.Before is not { } before)
        {
            return new Target.Channel(channel);
        }

        if (before.ChannelId != channel)
        {
            return new Target.Channel(before.ChannelId);
        }

        return await Rest.StartThreadFromMessageAsync(channel, before.MessageId, new ThreadBody(debt.Name) { AutoArchiveDuration = AWeek }, cancel) switch
        {
            Got<Channel>(var thread) => new Target.Channel(thread.Id),
            Denied<Channel> { Code: ThreadIsThere } => new Target.Channel(before.MessageId),
            Denied<Channel> { Decision: Refusal.NoRight } => new Target.Channel(channel), // better below the message than not at all
            var failed => new Target.Nowhere(Failed(failed)),
        };
    }
}

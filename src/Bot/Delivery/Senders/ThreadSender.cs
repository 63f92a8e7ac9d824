using Bot.Discord.Rest;

namespace Bot.Delivery.Senders;

/// <summary>A thread or a forum post that exists: every part goes there.</summary>
internal sealed class ThreadSender(DiscordRest rest) : Sender(rest)
{
    public override IReadOnlyList<string> Kinds { get; } = ["thread"];

    protected override Task<Target> TargetAsync(Debt debt, CancellationToken cancel) => Task.FromResult<Target>(new Target.Channel(debt.Posting.Destination));
}

using Bot.Discord.Rest;

namespace Bot.Delivery.Senders;

/// <summary>Changes a message that was posted: a correction, a take-down. Doing it twice is like doing it once.</summary>
internal sealed class EditSender(DiscordRest rest) : Sender(rest)
{
    public override IReadOnlyList<string> Kinds { get; } = ["edit"];

    public override Task<SendOutcome> SendAsync(Debt debt, CancellationToken cancel) => debt.Posting.EditsMessageId is { } message
        ? Rest.EditMessageAsync(ChannelOf(debt), message, debt.Payload, cancel)
        : Task.FromResult<SendOutcome>(new Refused(0, "the posting names no message to edit", Refusal.OurBug));

    public override Task<Search> FindAsync(Debt debt, DateTimeOffset since, CancellationToken cancel) => Task.FromResult<Search>(new Search.NotThere());

    protected override Task<Target> TargetAsync(Debt debt, CancellationToken cancel) => Task.FromResult<Target>(new Target.Channel(ChannelOf(debt)));

    private static string ChannelOf(Debt debt) => debt.Posting.ChannelId ?? debt.Posting.Destination;
}

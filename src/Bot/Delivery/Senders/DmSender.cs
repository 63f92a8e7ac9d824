using System.Collections.Concurrent;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Delivery.Senders;

/// <summary>Direct messages. The channel is opened once and kept; new ones are opened slowly.</summary>
internal sealed class DmSender(DiscordRest rest, OutboxOptions options) : Sender(rest)
{
    private const int UnknownChannel = 10003;
    private const int MissingAccess = 50001;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _turns = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _nextTurn;

    public override IReadOnlyList<string> Kinds { get; } = ["dm"];

    /// <summary>A kept channel may have died; then it is opened anew, once, before the person's answer counts.</summary>
    public override async Task<SendOutcome> SendAsync(Debt debt, CancellationToken cancel)
    {
        var outcome = await base.SendAsync(debt, cancel);
        if (outcome is not Refused { Code: UnknownChannel or MissingAccess } || debt.Posting.ChannelId is null)
        {
            return outcome;
        }

        debt.Posting.ChannelId = null;
        return await base.SendAsync(debt with { Before = null }, cancel);
    }

    protected override async Task<Target> TargetAsync(Debt debt, CancellationToken cancel)
    {
        if ((debt.Before?.ChannelId ?? debt.Posting.ChannelId) is { } known)
        {
            return new Target.Channel(known);
        }

        var person = PersonOf(debt.Posting.Destination);
        if (Wait(person) is var wait && wait > TimeSpan.Zero)
        {
            return new Target.Nowhere(new TryLater(wait, "new direct messages are opened slowly"));
        }

        switch (await Rest.OpenDmAsync(person, cancel))
        {
            case Got<Channel>(var channel):
                _turns.TryRemove(person, out _);
                debt.Posting.ChannelId = channel.Id;
                return new Target.Channel(channel.Id);
            case var failed:
                return new Target.Nowhere(Failed(failed));
        }
    }

    /// <summary>Gives each person a turn of their own, so that a thousand new ones come back one by one and block nobody.</summary>
    private TimeSpan Wait(string person)
    {
        var now = options.Clock.GetUtcNow();
        lock (_gate)
        {
            if (!_turns.TryGetValue(person, out var turn))
            {
                turn = _nextTurn > now ? _nextTurn : now;
                _nextTurn = turn + options.NewDmEvery;
                _turns[person] = turn;
            }

            return turn - now;
        }
    }

    private static string PersonOf(string destination) => destination.StartsWith("person:", StringComparison.Ordinal) ? destination["person:".Length..] : destination;
}

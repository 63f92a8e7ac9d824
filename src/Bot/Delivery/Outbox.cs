using System.Runtime.CompilerServices;
using Bot.Delivery.Owing;
using Bot.Discord.Rest;

namespace Bot.Delivery;

/// <summary>What one round of sending did.</summary>
/// <param name="Later">Attempts that ended in a wait; the same posting may be counted again in another round.</param>
/// <param name="NextTry">When the earliest of the waiting ones may be tried again, on the real clock; null when none waits.</param>
internal sealed record SendSummary(int Sent, int Later, int Refused, int Unknown, DateTimeOffset? NextTry);

/// <summary>
/// Owes and pays postings: each part to each destination once, in order, whatever happens in between. What it does stands in
/// rows before and after every request, so that a crash at any instruction neither loses nor repeats a message.
/// </summary>
internal sealed class Outbox(PostingBook book, EditionBook editions, NoticeBook notices, IEnumerable<Sender> senders, TimeProvider clock, OutboxOptions options, ILogger<Outbox> log)
{
    /// <summary>"Unknown Message": the nonce found one that somebody deleted meanwhile.</summary>
    private const int MessageIsGone = 10008;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Sender> _senders = senders.SelectMany(sender => sender.Kinds.Select(kind => (kind, sender))).ToDictionary(pair => pair.kind, pair => pair.sender);
    private readonly Lock _gate = new();
    private Task? _released;
    private DateTimeOffset _stoppedUntil;

    /// <summary>Derives the postings of due slots whose recap exists; returns how many are new.</summary>
    public async Task<int> OweAsync(CancellationToken cancel)
    {
        var owed = 0;
        await foreach (var page in editions.OweAsync(cancel))
        {
            owed += page;
        }

        return owed;
    }

    /// <summary>
    /// Owes the editions that are due and sends everything that is due and may be tried now. What must wait is left for a later round.
    /// </summary>
    public Task<SendSummary> SendDueAsync(CancellationToken cancel) => SendAsync(Lane.Messages, cancel);

    /// <summary>Sends the edits that are owed, beside whatever messages are under way.</summary>
    public Task<SendSummary> SendEditsAsync(CancellationToken cancel) => SendAsync(Lane.Edits, cancel);

    private async Task<SendSummary> SendAsync(Lane lane, CancellationToken cancel)
    {
        await ReleasedAsync(cancel);
        var round = new Round();
        var receipts = new Receipts(book);
        var writing = receipts.RunAsync(cancel);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancel };
            do
            {
                round.Moved = false;
                await Parallel.ForEachAsync(DueAsync(lane, cancel), parallel, async (debts, stop) => await PayAsync(debts, receipts, round, stop));
                round.Moved |= lane == Lane.Messages && await notices.OweAsync(cancel) > 0;
            }
            while (round.Moved); // what stood behind a sent one may go now
        }
        finally
        {
            receipts.Close();
            await writing;
        }

        return new(round.Sent, round.Later, round.Refused, round.Unknown, await book.NextTryAsync(lane, cancel));
    }

    /// <summary>Once a process: what a dead one had leased is free again.</summary>
    private Task ReleasedAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            return _released is null or { IsFaulted: true } or { IsCanceled: true } ? _released = book.ReleaseAsync(cancel) : _released;
        }
    }

    /// <summary>Leases what is due. While it runs short of debts, one more page of editions is owed, so that sending starts with the first page.</summary>
    private async IAsyncEnumerable<IReadOnlyList<Debt>> DueAsync(Lane lane, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var pages = editions.OweAsync(cancel).GetAsyncEnumerator(cancel);
        var more = lane == Lane.Messages;
        while (_stoppedUntil <= options.Clock.GetUtcNow())
        {
            more = more && await pages.MoveNextAsync();
            var groups = await book.LeaseAsync(lane, cancel);
            foreach (var group in groups)
            {
                yield return group;
            }

            if (groups.Count == 0 && !more)
            {
                yield break;
            }
        }
    }

    /// <summary>Pays what one destination is owed, in order; stops at the first that does not go.</summary>
    private async Task PayAsync(IReadOnlyList<Debt> debts, Receipts receipts, Round round, CancellationToken cancel)
    {
        Receipt? last = null;
        foreach (var debt in debts)
        {
            var posting = debt.Posting;
            if (last is { State: not PostingState.Sent } && (last.State == PostingState.Owed || last.Posting.SlotId == posting.SlotId))
            {
                if (last.State == PostingState.Owed)
                {
                    await receipts.WriteAsync(Untouched(posting));
                }

                continue;
            }

            var before = last?.Place is { } place && last.Posting.SlotId == posting.SlotId && posting.Kind == PostingKind.Edition && posting.SlotId is not null ? place : debt.Before;
            last = await AttemptAsync(debt with { Before = before }, cancel);
            await receipts.WriteAsync(last);
            round.Count(last);
        }
    }

    /// <summary>Back to where it was: the one before it waits.</summary>
    private static Receipt Untouched(Posting posting) => new(posting, PostingState.Owed) { Unsure = posting.FirstTriedAt is not null, Problem = posting.Problem };

    private async Task<Receipt> AttemptAsync(Debt debt, CancellationToken cancel)
    {
        var posting = debt.Posting;
        try
        {
            if (debt.Stopped)
            {
                return Receipt.Refused(posting, PostingRefusal.Stopped, "the subscription was stopped before it was due");
            }

            if (!_senders.TryGetValue(posting.DestinationKind, out var sender))
            {
                return Receipt.Refused(posting, PostingRefusal.Unsendable, $"nothing can send to a destination of kind {posting.DestinationKind}");
            }

            return await FoundAsync(sender, debt, cancel) ?? Judge(debt, await sender.SendAsync(debt, cancel));
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            log.LogError(broken, "Posting {Posting} could not be handled", posting.DedupeKey);
            return Later(debt, TimeSpan.Zero, $"{broken.GetType().Name}: {broken.Message}", unsure: true);
        }
    }

    /// <summary>
    /// Where an earlier attempt got no answer and no nonce protects the next one, looks whether the message is there. Null
    /// when it certainly is not, or when a repeat is safe.
    /// </summary>
    private async Task<Receipt?> FoundAsync(Sender sender, Debt debt, CancellationToken cancel)
    {
        if (debt.Posting.FirstTriedAt is not { } tried || (sender.HasNonce && options.Clock.GetUtcNow() - tried < options.NonceWindow))
        {
            return null;
        }

        return await sender.FindAsync(debt, tried, cancel) switch
        {
            Search.Found(var place) => Receipt.Sent(debt.Posting, place),
            Search.NotThere => null,
            Search.NotNow(var after, var why) => Later(debt, after, why, unsure: true),
            Search.Denied(var refused) => Judge(debt, refused),
            Search.CannotTell(var why) => Receipt.Unknown(debt.Posting, $"it may have been posted, and the history cannot be read: {why}"),
            var other => throw new InvalidOperationException($"A search of an unknown kind: {other}"),
        };
    }

    private Receipt Judge(Debt debt, SendOutcome outcome)
    {
        switch (outcome)
        {
            case Sent(var message):
                return Receipt.Sent(debt.Posting, new(message.ChannelId.Length > 0 ? message.ChannelId : debt.Posting.ChannelId ?? debt.Posting.Destination, message.Id));
            case TryLater later:
                return Later(debt, later.After, later.Why, later.Unsure);
            case Refused { Code: MessageIsGone } when debt.Posting.Tries > 0:
                return new(debt.Posting, PostingState.Sent) { Problem = "it was posted and deleted since" };
            case Refused { Decision: Refusal.BotTrouble } trouble:
                _stoppedUntil = options.Clock.GetUtcNow() + LongestWait;
                log.LogError("Discord refuses the whole bot ({Code}: {Why}); sending stops until {Until:u}. Check the token and the application's page", trouble.Code, trouble.Why, _stoppedUntil);
                return Receipt.Later(debt.Posting, _stoppedUntil, $"{trouble.Why} ({trouble.Code})", unsure: false);
            case Refused refused:
                log.LogWarning("{Posting} is refused: {Why} ({Code})", debt.Posting.DedupeKey, refused.Why, refused.Code);
                return Receipt.Refused(debt.Posting, Meaning(refused.Decision), $"{refused.Why} ({refused.Code})");
            default:
                throw new InvalidOperationException($"An outcome of an unknown kind: {outcome}");
        }
    }

    /// <summary>Waits as long as Discord asks, and longer with every try, with jitter; gives up when the news is old.</summary>
    private Receipt Later(Debt debt, TimeSpan after, string why, bool unsure)
    {
        var posting = debt.Posting;
        if (posting.Tries > 0 && clock.GetUtcNow() - posting.NotBefore > options.TooLate)
        {
            return unsure || posting.FirstTriedAt is not null
                ? Receipt.Unknown(posting, $"not confirmed in time: {why}")
                : Receipt.Refused(posting, PostingRefusal.Unsendable, $"not delivered in time: {why}");
        }

        var step = Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(posting.Tries, 10)));
        var wait = TimeSpan.FromSeconds(step * (0.5 + (Random.Shared.NextDouble() / 2)));
        return Receipt.Later(posting, options.Clock.GetUtcNow() + (after > TimeSpan.Zero ? after : wait), why, unsure || posting.FirstTriedAt is not null);
    }

    private static PostingRefusal Meaning(Refusal decision) => decision switch
    {
        Refusal.TargetGone => PostingRefusal.Gone,
        Refusal.NoRight => PostingRefusal.NoRight,
        Refusal.DmClosed => PostingRefusal.DmsClosed,
        _ => PostingRefusal.Unsendable,
    };

    /// <summary>Counts of one round, from many senders at once.</summary>
    private sealed class Round
    {
        private int _sent, _later, _refused, _unknown;

        public int Sent => _sent;
        public int Later => _later;
        public int Refused => _refused;
        public int Unknown => _unknown;
        public bool Moved { get; set; }

        public void Count(Receipt receipt)
        {
            Moved |= receipt.State != PostingState.Owed;
            _ = receipt.State switch
            {
                PostingState.Sent => Interlocked.Increment(ref _sent),
                PostingState.Refused => Interlocked.Increment(ref _refused),
                PostingState.Unknown => Interlocked.Increment(ref _unknown),
                _ => Interlocked.Increment(ref _later),
            };
        }
    }
}

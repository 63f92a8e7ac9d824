using System.Globalization;
using Bot.Commands.Digests;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>The digests of one server and one of them closely: state, next slots, preview, history, and what can be done with it.</summary>
internal sealed class DigestPanel(Subscriber subscriber, SlotHistory history, EditionOrders orders, Recapper recapper, TimeProvider clock)
{
    private const string Open = "dig-open", Preview = "dig-preview", Now = "dig-now", History = "dig-history", Pause = "dig-pause", Resume = "dig-resume", Delete = "dig-delete", Gone = "dig-gone";

    /// <summary>Headlines that a new digest shows of its first edition.</summary>
    private const int Headlines = 5;

    private static readonly string[] s_counts = ["opens", "follows", "adds", "useful", "notuseful"];

    public static readonly IReadOnlyList<string> Verbs = [Open, Preview, Now, History, Pause, Resume, Delete, Gone];

    public async Task<Reply> ListAsync(InteractionContext call, CancellationToken cancel)
    {
        var digests = await subscriber.OfServerAsync(call.ServerId ?? "", cancel);
        return digests.Count switch
        {
            0 => Reply.Private(Texts.Get("digest.none")),
            1 => await ShowAsync(digests[0], "", cancel),
            _ => Reply.Private(
                Texts.Get("digest.list") + string.Concat(digests.Select(d => "\n" + Texts.Get("digest.line", d.ChannelId, StateOf(d)))),
                [.. digests.Take(20).Select((d, at) => Button.Of(Texts.Get("digest.open", at + 1), Pressed.Id(Open, d.Id)))]),
        };
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var key = SubscriptionKey.OfServer(pressed.Number(0), call.ServerId ?? "");
        if (await subscriber.FindAsync(key, cancel) is not { } digest)
        {
            return Reply.Private(Texts.Get("digest.gone"));
        }

        switch (pressed.Verb)
        {
            case Preview:
                return await PreviewAsync(digest, cancel);
            case History:
                return Reply.Private(await HistoryAsync(digest, cancel));
            case Delete:
                return Reply.Instead(Texts.Get("digest.sure", digest.ChannelId), Button.Of(Texts.Get("button.delete"), Pressed.Id(Gone, digest.Id), ButtonStyle.Danger), Button.Of(Texts.Get("button.keep"), Pressed.Id(Open, digest.Id)));
            case Gone:
                await subscriber.StopAsync(key, cancel);
                return Reply.Instead(Texts.Get("digest.deleted", digest.ChannelId));
        }

        var changed = pressed.Verb switch
        {
            Now => await subscriber.SendNowAsync(key, cancel),
            Pause => await subscriber.PauseAsync(key, null, cancel),
            Resume => await subscriber.ResumeAsync(key, cancel),
            _ => digest,
        };
        return new Reply.Changed(((Reply.Said)await ShowAsync(changed ?? digest, pressed.Verb == Now ? Texts.Get("digest.sending") : "", cancel)).Body);
    }

    public async Task<Reply> ShowAsync(Subscription digest, string first, CancellationToken cancel)
    {
        var runs = digest.State is SubscriptionState.Active;
        string[] lines =
        [
            first,
            Texts.Get("digest.line", digest.ChannelId, StateOf(digest)),
            Shown.Taste(digest),
            runs ? Texts.Get("next.three", string.Join(" · ", subscriber.NextSlots(digest, 3).Select(Shown.At))) : "",
            first.Length > 0 ? await HeadlinesAsync(digest, cancel) : "",
        ];
        var rows = Reply.Rows(
        [
            Button.Of(Texts.Get("button.preview"), Pressed.Id(Preview, digest.Id), ButtonStyle.Primary),
            Button.Of(Texts.Get("button.now"), Pressed.Id(Now, digest.Id)),
            Button.Of(Texts.Get("button.change"), DigestCommand.Change(digest)),
            Button.Of(Texts.Get("button.history"), Pressed.Id(History, digest.Id)),
            runs ? Button.Of(Texts.Get("button.pause"), Pressed.Id(Pause, digest.Id)) : Button.Of(Texts.Get("button.resume"), Pressed.Id(Resume, digest.Id)),
            DigestMore.Open(digest),
            Button.Of(Texts.Get("button.delete"), Pressed.Id(Delete, digest.Id), ButtonStyle.Danger),
        ]);
        return Reply.Private([new TextDisplay(string.Join('\n', lines.Where(line => line.Length > 0))), .. rows]);
    }

    private async Task<string> HeadlinesAsync(Subscription digest, CancellationToken cancel)
    {
        var edition = await DraftAsync(digest, cancel);
        return edition.Items.Count == 0
            ? Texts.Get("digest.quiet")
            : Texts.Get("digest.headlines") + string.Concat(edition.Items.Take(Headlines).Select(i => string.Create(CultureInfo.InvariantCulture, $"\n{i.Rank} · {DiscordMarkdown.Link(i.Title, i.Url)}")));
    }

    private async Task<Reply> PreviewAsync(Subscription digest, CancellationToken cancel) =>
        new Reply.Said(EditionMessage.Of(await DraftAsync(digest, cancel), 0, EditionForm.Of(digest, []))[0] with { AllowedMentions = AllowedMentions.None }, Shared: false);

    private async Task<Edition> DraftAsync(Subscription digest, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await recapper.PreviewAsync(await orders.ProfileAsync(Profiles.Of(digest), digest.ServerId, cancel), now.AddDays(-7), now, cancel);
    }

    private async Task<string> HistoryAsync(Subscription digest, CancellationToken cancel)
    {
        var slots = await history.OfAsync(digest.Id, 10, cancel);
        return slots.Count == 0
            ? Texts.Get("history.none")
            : Texts.Get("history.head", digest.ChannelId) + string.Concat(slots.Select(s => "\n" + Line(s)));
    }

    private static string Line(SlotRecord record)
    {
        var state = Texts.Get($"history.{record.Slot.State}".ToLowerInvariant());
        string[] more =
        [
            record.IsLate ? Texts.Get("history.late", Shown.At(record.SentAt!.Value)) : "", // late is what was sent
            record.Failed > 0 ? Texts.Get("history.parts", record.Failed, record.Failed + record.Sent) : "",
            record.Why is { Length: > 0 and <= 300 } why ? DiscordMarkdown.Escape(why) : "",
            record.Silent > 0 ? Texts.Get("history.sources", record.Silent) : "",
        ];
        var counts = string.Join(" · ", s_counts.Where(record.Counts.ContainsKey).Select(what => Texts.Get($"history.count.{what}", record.Counts[what])));
        return Texts.Get("history.line", Shown.At(record.Slot.Due), state, string.Concat(more.Where(part => part.Length > 0).Select(part => " — " + part))) + (counts.Length > 0 ? "\n-# " + counts : "");
    }

    private string StateOf(Subscription digest) => digest.State switch
    {
        SubscriptionState.Active when digest.PausedUntil > clock.GetUtcNow() => Texts.Get("digest.until", Shown.At(digest.PausedUntil.Value)),
        SubscriptionState.Active => Shown.Schedule(digest),
        SubscriptionState.Paused => Texts.Get("digest.paused", Shown.Schedule(digest)),
        _ => Texts.Get("digest.stuck", DiscordMarkdown.Escape(digest.Problem ?? Texts.Get("digest.refused"))),
    };
}

using System.Globalization;
using Bot.Commands.Asking;
using Bot.Commands.Finding;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>
/// One event's card, found by a word of its title, a company, a product or a model; and every part of it behind its menu. What the server
/// muted is not offered; whoever names it, by its id, its whole title or words that fit nothing else, still opens it.
/// </summary>
internal sealed class EventCommand(EventSearch search, Mutes mutes, Cards cards) : ISlashCommand, IAnswersPresses
{
    private const string Other = "event-other";

    /// <summary>An id as a suggestion carries it, so that it cannot be mistaken for words: "#1234".</summary>
    private const char Mark = '#';

    /// <summary>Hits that are looked through, so that 25 are left where some are unwanted.</summary>
    private const int Looked = 50;

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("event", Texts.Get("event.description"))
        .With(Option.Suggested("event", Texts.Get("event.option"), required: true) with { MaxLength = 200 }, Option.Boolean("share", Texts.Get("option.share")))
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Other, nameof(Press.OpenEvent), nameof(Press.ShowPart)];

    public async Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) =>
        [.. (await FindAsync(call, call.Options.FocusedText, cancel)).Offered.Take(25).Select(e => CommandChoice.Of(Shown.Label(e.Title), $"{Mark}{e.Id}"))];

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var asked = call.Options.String("event") ?? "";
        var shared = call.Options.Boolean("share") == true;
        if (asked.StartsWith(Mark) && long.TryParse(asked.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return new Reply.Said(await cards.FaceAsync(id, call.ServerId, cancel), shared);
        }

        var (offered, named) = await FindAsync(call, asked, cancel);
        if ((named ?? offered.FirstOrDefault()) is not { } best)
        {
            var newest = (await FindAsync(call, "", cancel)).Offered;
            return newest.Count == 0 ? Reply.Private(Texts.Get("event.empty")) : Reply.Private(Texts.Get("event.none", Said.Short(asked)), Menu(newest, "event.newest"));
        }

        var body = await cards.FaceAsync(best.Id, call.ServerId, cancel);
        var others = offered.Where(e => e.Id != best.Id).ToList();
        return new Reply.Said(others.Count == 0 ? body : body with { Components = [.. body.Components ?? [], new ActionRow([Menu(others, "event.others")])] }, shared);
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel) => pressed.Press switch
    {
        Press.OpenEvent(var id) => new Reply.Said(await cards.FaceAsync(id, call.ServerId, cancel), Shared: false),
        Press.ShowPart(var id, var part) => new Reply.Said(await cards.PartAsync(id, part, call.ServerId, cancel), Shared: false),
        _ when long.TryParse(call.Values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) =>
            new Reply.Said(await cards.FaceAsync(chosen, call.ServerId, cancel), Shared: false),
        _ => Reply.Private(Texts.Get("event.unknown")),
    };

    /// <summary>What fits the words without what is unwanted here, best first, and the unwanted one that was named all the same.</summary>
    private async Task<(IReadOnlyList<IndexedEvent> Offered, IndexedEvent? Named)> FindAsync(InteractionContext call, string typed, CancellationToken cancel)
    {
        var hits = (await search.FindAsync(typed, Looked, cancel)).Where(e => e.Shared).ToList();
        var unwanted = await mutes.AmongAsync(call.ServerId, hits.ConvertAll(e => (e.Id, e.Title)), cancel);
        var offered = hits.FindAll(e => !unwanted.Holds(e.Id));
        var named = typed.Length == 0 ? null : hits.Find(e => unwanted.Holds(e.Id) && (offered.Count == 0 || e.Title.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase)));
        return (offered, named);
    }

    private static StringSelect Menu(IEnumerable<IndexedEvent> events, string placeholder) =>
        new(Other, [.. events.Take(10).Select(e => new SelectOption(Shown.Label(e.Title), e.Id.ToString(CultureInfo.InvariantCulture)))]) { Placeholder = Texts.Get(placeholder) };
}

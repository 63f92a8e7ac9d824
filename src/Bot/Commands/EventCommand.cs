using System.Globalization;
using Bot.Commands.Asking;
using Bot.Commands.Finding;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;

namespace Bot.Commands;

/// <summary>One event's card, found by a word of its title, a company, a product or a model; and every part of it behind its menu.</summary>
internal sealed class EventCommand(EventSearch search, Cards cards) : ISlashCommand, IAnswersPresses
{
    private const string Other = "event-other";

    /// <summary>An id as a suggestion carries it, so that it cannot be mistaken for words: "#1234".</summary>
    private const char Mark = '#';

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("event", Texts.Get("event.description"))
        .With(Option.Suggested("event", Texts.Get("event.option"), required: true) with { MaxLength = 200 }, Option.Boolean("share", Texts.Get("option.share")))
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Other, nameof(Press.OpenEvent), nameof(Press.ShowPart)];

    public async Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) =>
        [.. (await search.FindAsync(call.Options.FocusedText, 25, cancel)).Where(e => e.Shared).Select(e => CommandChoice.Of(Shown.Label(e.Title), $"{Mark}{e.Id}"))];

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var asked = call.Options.String("event") ?? "";
        var shared = call.Options.Boolean("share") == true;
        if (asked.StartsWith(Mark) && long.TryParse(asked.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return new Reply.Said(await cards.FaceAsync(id, call.ServerId, cancel), shared);
        }

        var hits = (await search.FindAsync(asked, 12, cancel)).Where(e => e.Shared).ToList();
        if (hits.Count == 0)
        {
            var newest = (await search.FindAsync("", 12, cancel)).Where(e => e.Shared).ToList();
            return newest.Count == 0 ? Reply.Private(Texts.Get("event.empty")) : Reply.Private(Texts.Get("event.none", Said.Short(asked)), Menu(newest, "event.newest"));
        }

        var body = await cards.FaceAsync(hits[0].Id, call.ServerId, cancel);
        return new Reply.Said(hits.Count == 1 ? body : body with { Components = [.. body.Components ?? [], new ActionRow([Menu(hits[1..], "event.others")])] }, shared);
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel) => pressed.Press switch
    {
        Press.OpenEvent(var id) => new Reply.Said(await cards.FaceAsync(id, call.ServerId, cancel), Shared: false),
        Press.ShowPart(var id, var part) => new Reply.Said(await cards.PartAsync(id, part, call.ServerId, cancel), Shared: false),
        _ when long.TryParse(call.Values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) =>
            new Reply.Said(await cards.FaceAsync(chosen, call.ServerId, cancel), Shared: false),
        _ => Reply.Private(Texts.Get("event.unknown")),
    };

    private static StringSelect Menu(IEnumerable<IndexedEvent> events, string placeholder) =>
        new(Other, [.. events.Take(10).Select(e => new SelectOption(Shown.Label(e.Title), e.Id.ToString(CultureInfo.InvariantCulture)))]) { Placeholder = Texts.Get(placeholder) };
}

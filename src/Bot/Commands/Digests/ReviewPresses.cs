using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands.Digests;

/// <summary>The buttons of a draft under review: drop an event, take in what a member asked about, add a note, approve.</summary>
internal sealed class ReviewPresses(Reviews reviews) : IAnswersPresses
{
    private const string Noted = "draft-note";

    public IReadOnlyList<string> Verbs { get; } = [Noted, nameof(Press.DropFromDraft), nameof(Press.TakeIntoDraft), nameof(Press.ApproveDraft), nameof(Press.NoteOnDraft)];

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        var (server, person) = (call.ServerId!, call.UserId); // Managing saw a server
        switch (pressed.Press)
        {
            case Press.DropFromDraft(var slot, var eventId):
                return await reviews.DropAsync(server, slot, eventId, person, cancel) is { } changed
                    ? Reply.Private(Texts.Get(changed.Dropped.Contains(eventId) ? "draft.dropped" : "draft.kept"), Button.Of(Texts.Get("draft.undo"), CustomId.Of(new Press.DropFromDraft(slot, eventId))))
                    : Reply.Private(Texts.Get("draft.out"));
            case Press.TakeIntoDraft(var slot, var suggestion):
                return await reviews.TakeAsync(server, slot, suggestion, person, cancel) switch
                {
                    Taking.TakenIn(var told, var title) => Reply.Private(Texts.Get("draft.taken", DiscordMarkdown.Escape(title)), Button.Of(Texts.Get("draft.undo"), CustomId.Of(new Press.DropFromDraft(slot, told)))),
                    Taking.NotToldYet => Reply.Private(Texts.Get("draft.untold")),
                    Taking.TakenDown => Reply.Private(Texts.Get("draft.takendown")),
                    Taking.TooLate => Reply.Private(Texts.Get("draft.out")),
                    var other => throw new InvalidOperationException($"A taking of an unknown kind: {other}"),
                };
            case Press.ApproveDraft(var slot):
                return Reply.Private(Texts.Get(await reviews.ApproveAsync(server, slot, person, cancel) is null ? "draft.out" : "draft.approved"));
            case Press.NoteOnDraft(var slot):
                return new Reply.Asked(Pressed.Id(Noted, slot), Texts.Get("draft.note.title"),
                    [new Label(Texts.Get("draft.note.label"), new TextInput("note") { Style = TextInputStyle.Paragraph, MaxLength = Reviews.LongestNote, Required = false }) { Description = Texts.Get("draft.note.hint") }]);
            default:
                return Reply.Private(Texts.Get(await reviews.NoteAsync(server, pressed.Number(0), call.Fields["note"] ?? "", person, cancel) is null ? "draft.out" : "draft.noted"));
        }
    }
}

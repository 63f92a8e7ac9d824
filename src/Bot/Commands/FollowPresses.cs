using Bot.Discord.Interactions;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>"Stop following" under an update: one's own follow, or a channel's for who manages the server.</summary>
internal sealed class FollowPresses(Opinions opinions) : IAnswersPresses
{
    public IReadOnlyList<string> Verbs { get; } = ["stop-follow"];

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var managed = Permits.Managing(call) is null ? call.ServerId : null;
        return Reply.Private(Texts.Get(await opinions.EndFollowAsync(pressed.Number(0), call.UserId, managed, cancel) ? "follow.ended" : "follow.notyours"));
    }
}

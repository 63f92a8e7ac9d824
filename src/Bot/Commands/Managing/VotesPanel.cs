using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands.Managing;

/// <summary>A server's votes in the open: how many members ranked a topic or a publisher up or down there, and a way to begin anew.</summary>
internal sealed class VotesPanel(Opinions opinions) : IAnswersPresses
{
    private const string Open = "set-votes", Reset = "set-novotes", Sure = "set-novotes-sure";
    private const int MostLines = 15;

    public IReadOnlyList<string> Verbs { get; } = [Open, Reset, Sure];

    /// <summary>The button that opens it.</summary>
    public static Button Opening => Button.Of(Texts.Get("button.votes"), Pressed.Id(Open));

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        var server = call.ServerId!; // Managing saw a server
        switch (pressed.Verb)
        {
            case Reset:
                return Reply.Private(Texts.Get("votes.sure"), Button.Of(Texts.Get("button.votes.reset"), Pressed.Id(Sure), ButtonStyle.Danger));
            case Sure:
                await opinions.ResetVotesAsync(server, call.UserId, cancel);
                return Reply.Instead(Texts.Get("votes.gone"));
            default:
                var all = await opinions.LeaningsAsync(server, cancel);
                return all.Count == 0
                    ? Reply.Private(Texts.Get("votes.none"))
                    : Reply.Private(Texts.Get("votes.head") + string.Concat(all.Take(MostLines).Select(l => "\n" + Line(l))), Button.Of(Texts.Get("button.votes.reset"), Pressed.Id(Reset)));
        }
    }

    private static string Members(int count) => count == 1 ? Texts.Get("votes.member") : Texts.Get("votes.members", count);

    private static string Line(Leaning leaning)
    {
        string[] counts = [leaning.Up > 0 ? Texts.Get("votes.up", Members(leaning.Up)) : "", leaning.Down > 0 ? Texts.Get("votes.down", Members(leaning.Down)) : ""];
        return Texts.Get(leaning.IsTopic ? "votes.topic" : "votes.publisher", DiscordMarkdown.Escape(Shown.Cut(leaning.Name, 60)), string.Join(" · ", counts.Where(c => c.Length > 0)));
    }
}

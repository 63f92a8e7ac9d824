using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>Finds a posting in a channel's history by the mark on its first button.</summary>
internal static class MarkSearch
{
    private const int Page = 100;
    private const int MostPages = 10;

    /// <summary>Our clock and Discord's may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static async Task<Search> InChannelAsync(DiscordRest rest, string channelId, string mark, DateTimeOffset since, CancellationToken cancel)
    {
        string? before = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await rest.GetMessagesAsync(channelId, Page, before, cancel);
            if (answer is NotNow<IReadOnlyList<Message>> later)
            {
                return new Search.NotNow(later.After, later.Why);
            }

            if (answer is Denied<IReadOnlyList<Message>> { Decision: Refusal.TargetGone } gone)
            {
                return new Search.Denied(new(gone.Code, gone.Why, gone.Decision));
            }

            if (answer is not Got<IReadOnlyList<Message>>(var messages))
            {
                return new Search.CannotTell(answer.Problem);
            }

            if (messages.FirstOrDefault(message => Carries(message, mark)) is { } found)
            {
                return new Search.Found(new(channelId, found.Id));
            }

            if (messages.Count < Page || messages[^1].Timestamp < since - Skew)
            {
                return new Search.NotThere();
            }

            before = messages[^1].Id;
        }

        return new Search.CannotTell($"more than {Page * MostPages} messages came since");
    }

    public static bool Carries(Message message, string mark) => Ids(message.Components ?? []).Any(id => CustomId.MarkOf(id) == mark);

    private static IEnumerable<string?> Ids(IEnumerable<Component> components) => components.SelectMany(component => component switch
    {
        Button button => [button.CustomId],
        Container container => Ids(container.Components),
        ActionRow row => Ids(row.Components),
        Section section => Ids([section.Accessory]),
        _ => (IEnumerable<string?>)[],
    });
}

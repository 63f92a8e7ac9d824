using Bot.Discord.Wire;

namespace Bot.Delivery;

/// <summary>What a server's managers are told in their alert channel when an edition could not be delivered.</summary>
internal static class Notice
{
    public static MessageBody Of(Posting failed)
    {
        var (place, why) = ($"<#{failed.Destination}>", DiscordMarkdown.Escape(failed.Problem is { Length: > 0 and <= 300 } problem ? problem : "Discord refused it"));
        var text = failed.Refusal switch
        {
            PostingRefusal.Gone => $"The recap has no place any more: the channel it went to is gone ({why}). I stopped it; `/digest` sets up another.",
            PostingRefusal.NoRight => $"I can't post in {place}: {why}. Someone with *Manage Channels* can give me **View Channel**, **Send Messages** and **Embed Links** there, then press Check again.",
            _ => $"The recap for {place} was not confirmed: {why}. I do not send it again by myself, so that nobody gets it twice.",
        };
        return failed is { Refusal: PostingRefusal.NoRight, SubscriptionId: { } subscription }
            ? MessageBody.Of(new Container([new TextDisplay(text), new ActionRow([Button.Of("Check again", CustomId.Of(new Press.CheckAgain(subscription)))])]))
            : MessageBody.Of(new Container([new TextDisplay(text)]));
    }
}

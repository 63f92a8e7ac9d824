using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.Faults;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Whether and how the bot may write into a channel.</summary>
internal static class Posting
{
    /// <summary>Checks the body and the right to write, then posts, or gives what the same nonce made before.</summary>
    public static JsonObject Post(ApiCall call, Channel channel, JsonObject body)
    {
        var nonce = body["nonce"]?.ToString();
        var enforced = nonce is not null && body["enforce_nonce"]?.GetValue<bool>() == true;
        if (enforced && call.World.Nonces.MessageOf(channel.Id, nonce!) is { } known)
            return Board.Find(channel, known) ?? throw DiscordRefusalException.UnknownMessage();
        var message = call.World.Board.Post(channel, call.World.Bot, body, call.Files);
        if (enforced)
            call.World.Nonces.Remember(channel.Id, nonce!, message["id"]!.ToString());
        return message;
    }

    public static void CheckBody(ApiCall call, BodyPart body)
    {
        MessageRules.Check(body, MessageDoor.Create, call.Files.Count);
        call.MustBeValid();
        if (MessageRules.IsEmpty(body.Json, call.Files.Count))
            throw DiscordRefusalException.EmptyMessage();
    }

    public static void MustBeAllowed(ApiCall call, Channel channel, JsonObject body)
    {
        if (channel.Recipient is { } person)
        {
            if (call.World.Faults.Take(FaultKind.DmsClosed, f => (f.User is null || f.User == person.Id) && (f.Channel is null || f.Channel == channel.Id)) is not null)
                throw new DiscordRefusalException(403, 50007, "Cannot send messages to this user");
            return;
        }
        var rights = call.World.BotRights(channel);
        var needed = channel.IsThread ? Rights.SendMessagesInThreads : Rights.SendMessages;
        if (body["embeds"] is JsonArray { Count: > 0 })
            needed |= Rights.EmbedLinks;
        if (call.Files.Count > 0)
            needed |= Rights.AttachFiles;
        if ((rights & needed) != needed)
            throw DiscordRefusalException.MissingPermissions();
        if (channel.Thread is { Locked: true } && !rights.HasFlag(Rights.ManageThreads))
            throw new DiscordRefusalException(403, 160005, "Thread is locked");
        // Writing into an archived thread opens it again.
        if (channel.Thread is { Archived: true } thread)
            channel.Thread = thread with { Archived = false };
    }
}

using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Threads: from a message, alone, or as a post of a forum.</summary>
/// <remarks>https://discord.com/developers/docs/resources/channel#start-thread-from-message</remarks>
internal static class ThreadRoutes
{
    private static readonly int[] ArchiveMinutes = [60, 1440, 4320, 10080];
    private const int RequireTag = 1 << 4;

    public static readonly ApiRoute[] All =
    [
        new("POST", "/channels/{channel_id}/messages/{message_id}/threads", FromMessage),
        new("POST", "/channels/{channel_id}/threads", Start),
    ];

    private static ApiAnswer FromMessage(ApiCall call)
    {
        var parent = call.Channel();
        var message = call.Message(parent);
        var (name, minutes) = Read(call, "name", "auto_archive_duration", "rate_limit_per_user", "type");
        MustBeAllowed(call, parent, Rights.CreatePublicThreads);
        if (parent.Kind is not (ChannelKind.Text or ChannelKind.Announcement))
            throw new DiscordRefusalException(400, 50024, "Cannot execute action on this channel type");
        if ((MessageShape.Flags(message) & MessageShape.HasThread) != 0)
            throw new DiscordRefusalException(400, 160004, "A thread has already been created for this message");
        var thread = call.World.Places.AddThread(parent, name, call.World.Bot.Id, minutes, message["id"]!.ToString(), []);
        message["flags"] = MessageShape.Flags(message) | MessageShape.HasThread;
        call.World.Board.Tell("MESSAGE_UPDATE", message);
        return Created(call, thread, null);
    }

    private static ApiAnswer Start(ApiCall call)
    {
        var parent = call.Channel();
        return parent.IsForum ? StartPost(call, parent) : StartAlone(call, parent);
    }

    private static ApiAnswer StartAlone(ApiCall call, Channel parent)
    {
        var (name, minutes) = Read(call, "name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable");
        MustBeAllowed(call, parent, Rights.CreatePublicThreads);
        if (parent.Kind is not (ChannelKind.Text or ChannelKind.Announcement))
            throw new DiscordRefusalException(400, 50024, "Cannot execute action on this channel type");
        return Created(call, call.World.Places.AddThread(parent, name, call.World.Bot.Id, minutes, null, []), null);
    }

    private static ApiAnswer StartPost(ApiCall call, Channel forum)
    {
        var (name, minutes) = Read(call, "name", "auto_archive_duration", "rate_limit_per_user", "message", "applied_tags");
        var first = call.Part.Part("message");
        if (first is null)
            call.Part.Refuse("message", "BASE_TYPE_REQUIRED", "This field is required");
        else
            MessageRules.Check(first, MessageDoor.Create, call.Files.Count);
        var tags = call.Part.Items("applied_tags", max: 5).Select(t => t!.ToString()).ToList();
        call.MustBeValid();
        if (MessageRules.IsEmpty(first!.Json, call.Files.Count))
            throw DiscordRefusalException.EmptyMessage();
        MustBeAllowed(call, forum, Rights.SendMessages);
        if (tags.Any(tag => forum.AvailableTags.All(known => known["id"]!.ToString() != tag)))
            throw new DiscordRefusalException(404, 10087, "Unknown tag");
        if ((forum.Flags & RequireTag) != 0 && tags.Count == 0)
            throw new DiscordRefusalException(400, 40067, "A tag is required to create a forum post in this channel");
        var thread = call.World.Places.AddThread(forum, name, call.World.Bot.Id, minutes, null, tags);
        // The first message of a forum post has the id of the post.
        var message = call.World.Board.Compose(thread, call.World.Bot, first.Json, call.Files, m => m["id"] = thread.Id);
        thread.Messages.Add(message);
        return Created(call, thread, message);
    }

    private static (string Name, int Minutes) Read(ApiCall call, params ReadOnlySpan<string> fields)
    {
        var part = call.Part.Knows(fields);
        var name = part.Text("name", 100, min: 1, required: true) ?? "";
        var minutes = part.Whole("auto_archive_duration", 60, 10080) ?? 1440;
        if (!ArchiveMinutes.Contains(minutes))
            part.Refuse("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).");
        call.MustBeValid();
        return (name, minutes);
    }

    private static void MustBeAllowed(ApiCall call, Channel parent, Rights needed)
    {
        if ((call.World.BotRights(parent) & needed) != needed)
            throw DiscordRefusalException.MissingPermissions();
    }

    private static ApiAnswer Created(ApiCall call, Channel thread, JsonObject? message)
    {
        var world = call.World;
        var told = thread.ToJson();
        told["newly_created"] = true;
        world.Dispatch("THREAD_CREATE", told, thread.GuildId);
        var json = thread.ToJson();
        json["member"] = new JsonObject
        {
            ["id"] = thread.Id,
            ["user_id"] = world.Bot.Id,
            ["join_timestamp"] = Instants.Format(world.Clock.GetUtcNow()),
            ["flags"] = 0,
        };
        if (message is not null)
        {
            json["message"] = message.DeepClone();
            var copy = (JsonObject)message.DeepClone();
            copy["guild_id"] = thread.GuildId;
            world.Dispatch("MESSAGE_CREATE", copy, thread.GuildId);
        }
        return new ApiAnswer(201, json);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Messages of channels.</summary>
/// <remarks>https://discord.com/developers/docs/resources/message</remarks>
internal static class MessageRoutes
{
    private const string Many = "/channels/{channel_id}/messages";
    private const string One = Many + "/{message_id}";

    public static readonly ApiRoute[] All =
    [
        new("GET", Many, List),
        new("GET", One, call => ApiAnswer.Ok(ApiCall.Copy(call.Message(Readable(call))))),
        new("POST", Many, Create) { Limit = RouteLimit.Per(5, 5) },
        new("PATCH", One, Edit) { Limit = RouteLimit.Per(5, 5) },
        new("DELETE", One, Delete) { Limit = RouteLimit.Per(5, 1) },
        new("POST", One + "/crosspost", Crosspost) { Limit = RouteLimit.Per(10, 3600), IsShared = true },
    ];

    private static Channel Readable(ApiCall call)
    {
        var channel = call.Channel();
        return call.World.BotRights(channel).HasFlag(Rights.ReadMessageHistory) ? channel : throw DiscordRefusalException.MissingPermissions();
    }

    private static ApiAnswer List(ApiCall call)
    {
        var channel = Readable(call);
        var limit = 50;
        if (call.Query("limit") is { } asked && (!int.TryParse(asked, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 100))
        {
            call.Problems.Refuse("limit", "NUMBER_TYPE_RANGE", "Value should be between 1 and 100.");
            throw call.Invalid();
        }
        var messages = channel.Messages.AsEnumerable();
        if (call.Query("after") is { } after)
            messages = messages.Where(m => Id(m) > Edge(call, after)).Take(limit).Reverse();
        else if (call.Query("around") is { } around)
            messages = messages.OrderBy(m => Math.Abs((decimal)Id(m) - Edge(call, around))).Take(limit).OrderByDescending(Id);
        else
            messages = messages.Reverse().Where(m => call.Query("before") is not { } before || Id(m) < Edge(call, before)).Take(limit);
        return ApiAnswer.Ok(new JsonArray([.. messages.Select(m => m.DeepClone())]));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var channel = call.Channel();
        Posting.CheckBody(call, call.Part);
        if (channel.IsForum)
            throw new DiscordRefusalException(400, 50008, "Cannot send messages in a non-text channel");
        Posting.MustBeAllowed(call, channel, call.Object);
        return ApiAnswer.Ok(ApiCall.Copy(Posting.Post(call, channel, call.Object)));
    }

    private static ApiAnswer Edit(ApiCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        if (message["author"]!["id"]!.ToString() != call.World.Bot.Id)
            throw new DiscordRefusalException(403, 50005, "Cannot edit a message authored by another user");
        MessageRules.Check(call.Part, MessageDoor.Edit, call.Files.Count, MessageShape.Flags(message));
        call.MustBeValid();
        if (EmptiedBy(message, call.Object, call.Files.Count))
            throw DiscordRefusalException.EmptyMessage();
        call.World.Board.Edit(message, call.Object, call.Files);
        return ApiAnswer.Ok(ApiCall.Copy(message));
    }

    /// <summary>True where an edit would leave nothing in the message.</summary>
    public static bool EmptiedBy(JsonObject message, JsonObject edit, int files)
    {
        var after = (JsonObject)message.DeepClone();
        foreach (var (key, value) in edit)
            after[key] = value?.DeepClone();
        return MessageRules.IsEmpty(after, files + (after["attachments"] as JsonArray)?.Count ?? 0);
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        var own = message["author"]!["id"]!.ToString() == call.World.Bot.Id;
        if (!own && !call.World.BotRights(channel).HasFlag(Rights.ManageMessages))
            throw DiscordRefusalException.MissingPermissions();
        call.World.Board.Delete(channel, message);
        return ApiAnswer.Nothing;
    }

    private static ApiAnswer Crosspost(ApiCall call)
    {
        var channel = call.Channel();
        var message = call.Message(channel);
        if (channel.Kind != ChannelKind.Announcement)
            throw new DiscordRefusalException(400, 50024, "Cannot execute action on this channel type");
        if (!call.World.BotRights(channel).HasFlag(Rights.SendMessages))
            throw DiscordRefusalException.MissingPermissions();
        if ((MessageShape.Flags(message) & MessageShape.Crossposted) != 0)
            throw new DiscordRefusalException(400, 40033, "This message has already been crossposted");
        message["flags"] = MessageShape.Flags(message) | MessageShape.Crossposted;
        call.World.Board.Tell("MESSAGE_UPDATE", message);
        return ApiAnswer.Ok(ApiCall.Copy(message));
    }

    private static ulong Id(JsonObject message) => Snowflakes.Order(message["id"]!.ToString());

    private static ulong Edge(ApiCall call, string id)
    {
        if (Snowflakes.IsOne(id))
            return Snowflakes.Order(id);
        call.Problems.Refuse("before", "NUMBER_TYPE_COERCE", $"Value \"{id}\" is not snowflake.");
        throw call.Invalid();
    }
}

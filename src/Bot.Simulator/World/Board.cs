using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>The messages of all channels, and the events that tell of them. Guarded by the world's gate.</summary>
internal sealed class Board(MessageShape shape, Places places, Action<string, JsonObject, string?> dispatch)
{
    private readonly Dictionary<string, Attachment> _attachments = [];

    public JsonObject Post(Channel channel, Person author, JsonObject body, IReadOnlyList<Attachment> files, Action<JsonObject>? complete = null)
    {
        var message = Compose(channel, author, body, files, complete);
        channel.Messages.Add(message);
        dispatch("MESSAGE_CREATE", WithGuild(channel, message), channel.GuildId);
        return message;
    }

    /// <summary>A message that stands in no channel: a private reply.</summary>
    public JsonObject Compose(Channel channel, Person author, JsonObject body, IReadOnlyList<Attachment> files, Action<JsonObject>? complete = null)
    {
        Keep(files);
        var message = shape.Compose(channel, author, body, files);
        complete?.Invoke(message);
        return message;
    }

    public void Edit(JsonObject message, JsonObject body, IReadOnlyList<Attachment> files, bool isEdit = true)
    {
        Keep(files);
        shape.Edit(message, body, files);
        if (!isEdit)
            message["edited_timestamp"] = null;
        Tell("MESSAGE_UPDATE", message);
    }

    /// <summary>Tells of a change that was made to a message outside an edit.</summary>
    public void Tell(string happening, JsonObject message)
    {
        if ((MessageShape.Flags(message) & MessageShape.Ephemeral) != 0)
            return;
        var channel = places.Channels[message["channel_id"]!.ToString()];
        dispatch(happening, WithGuild(channel, message), channel.GuildId);
    }

    public void Delete(Channel channel, JsonObject message)
    {
        if (!channel.Messages.Remove(message))
            return;
        var told = new JsonObject { ["id"] = message["id"]!.DeepClone(), ["channel_id"] = channel.Id };
        if (channel.GuildId is not null)
            told["guild_id"] = channel.GuildId;
        dispatch("MESSAGE_DELETE", told, channel.GuildId);
    }

    public static JsonObject? Find(Channel channel, string id)
    {
        // Ids ascend, and a bot mostly asks for what it just wrote: the newest first.
        for (var i = channel.Messages.Count - 1; i >= 0; i--)
        {
            if (channel.Messages[i]["id"]!.GetValue<string>() == id)
                return channel.Messages[i];
        }
        return null;
    }

    public Attachment? FindAttachment(string id) => _attachments.GetValueOrDefault(id);

    /// <summary>Keeps files so that their addresses serve them.</summary>
    public void Keep(IReadOnlyList<Attachment> files)
    {
        foreach (var file in files)
            _attachments[file.Id] = file;
    }

    private static JsonObject WithGuild(Channel channel, JsonObject message)
    {
        var copy = (JsonObject)message.DeepClone();
        if (channel.GuildId is not null)
            copy["guild_id"] = channel.GuildId;
        return copy;
    }
}

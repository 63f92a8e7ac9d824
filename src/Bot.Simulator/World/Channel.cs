using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>The kinds of channel that a news bot meets.</summary>
/// <remarks>https://discord.com/developers/docs/resources/channel#channel-object-channel-types</remarks>
internal enum ChannelKind
{
    Text = 0,
    DirectMessage = 1,
    GroupDirectMessage = 3,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Forum = 15,
    Media = 16,
}

/// <summary>What one role or member gains and loses in one channel.</summary>
internal sealed record Overwrite(string Id, bool OfMember, Rights Allow, Rights Deny);

/// <summary>What only a thread has.</summary>
internal sealed record ThreadState(string OwnerId, DateTimeOffset Created, int AutoArchiveMinutes, bool Archived, bool Locked, IReadOnlyList<string> Tags);

/// <summary>A place where messages stand: a guild's channel, a thread, a direct conversation with the bot or one among people.</summary>
internal sealed class Channel(string id, ChannelKind kind, string name)
{
    public string Id { get; } = id;

    public ChannelKind Kind { get; } = kind;

    public string Name { get; set; } = name;

    public string? GuildId { get; init; }

    public string? ParentId { get; init; }

    /// <summary>The human at the other end of a direct conversation.</summary>
    public Person? Recipient { get; init; }

    /// <summary>Those who talk with each other in a conversation that the bot is not in; none elsewhere.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    public string? Topic { get; set; }

    public int Position { get; init; }

    public int Flags { get; set; }

    public List<Overwrite> Overwrites { get; init; } = [];

    public List<JsonObject> AvailableTags { get; init; } = [];

    public ThreadState? Thread { get; set; }

    /// <summary>Messages in the order of their ids.</summary>
    public List<JsonObject> Messages { get; } = [];

    public bool IsThread => Thread is not null;

    public bool IsForum => Kind is ChannelKind.Forum or ChannelKind.Media;

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["type"] = (int)Kind,
            ["flags"] = Flags,
            ["last_message_id"] = Messages.Count == 0 ? null : Messages[^1]["id"]!.DeepClone(),
        };
        if (Recipient is not null || People.Count > 0)
        {
            json["recipients"] = new JsonArray([.. People.Concat(Recipient is null ? [] : [Recipient]).Select(p => p.ToJson())]);
            return json;
        }
        json["guild_id"] = GuildId;
        json["name"] = Name;
        json["parent_id"] = ParentId;
        json["rate_limit_per_user"] = 0;
        if (Thread is { } thread)
            AddThread(json, thread);
        else
            AddPlace(json);
        return json;
    }

    private void AddPlace(JsonObject json)
    {
        json["position"] = Position;
        json["topic"] = Topic;
        json["nsfw"] = false;
        json["permission_overwrites"] = new JsonArray([.. Overwrites.Select(o => new JsonObject
        {
            ["id"] = o.Id,
            ["type"] = o.OfMember ? 1 : 0,
            ["allow"] = ((long)o.Allow).ToString(CultureInfo.InvariantCulture),
            ["deny"] = ((long)o.Deny).ToString(CultureInfo.InvariantCulture),
        })]);
        if (IsForum)
            json["available_tags"] = new JsonArray([.. AvailableTags.Select(t => t.DeepClone())]);
    }

    private void AddThread(JsonObject json, ThreadState thread)
    {
        json["owner_id"] = thread.OwnerId;
        json["message_count"] = Messages.Count;
        json["total_message_sent"] = Messages.Count;
        json["member_count"] = 1;
        json["applied_tags"] = new JsonArray([.. thread.Tags.Select(t => JsonValue.Create(t))]);
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = thread.Archived,
            ["archive_timestamp"] = Instants.Format(thread.Created),
            ["auto_archive_duration"] = thread.AutoArchiveMinutes,
            ["locked"] = thread.Locked,
            ["create_timestamp"] = Instants.Format(thread.Created),
        };
    }
}

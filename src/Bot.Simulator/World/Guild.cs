using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>A role of a guild; the first one has the guild's own id and belongs to everyone.</summary>
internal sealed record Role(string Id, string Name, Rights Rights, int Colour = 0, bool OfBot = false)
{
    /// <summary>https://discord.com/developers/docs/topics/permissions#role-object</summary>
    public JsonObject ToJson(int position) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["description"] = null,
        ["permissions"] = ((long)Rights).ToString(CultureInfo.InvariantCulture),
        ["position"] = position,
        ["color"] = Colour,
        ["colors"] = new JsonObject { ["primary_color"] = Colour, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["managed"] = OfBot,
        ["mentionable"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["flags"] = 0,
    };
}

/// <summary>A person's place in a guild.</summary>
internal sealed record Member(string UserId, DateTimeOffset Joined, IReadOnlyList<string> RoleIds);

/// <summary>A guild with its roles and members; its channels live beside it in <see cref="Places"/>.</summary>
internal sealed class Guild(string id, string name, string ownerId)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string OwnerId { get; } = ownerId;

    public string Locale { get; } = "en-US";

    public List<Role> Roles { get; } = [new(id, "@everyone", Rights.Member)];

    public Dictionary<string, Member> Members { get; } = [];

    /// <summary>The guild object with counts, as <c>GET /guilds/{id}</c> gives it.</summary>
    /// <remarks>https://discord.com/developers/docs/resources/guild#guild-object</remarks>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["name"] = Name,
            ["owner_id"] = OwnerId,
            ["region"] = "deprecated",
            ["roles"] = new JsonArray([.. Roles.Select((role, i) => role.ToJson(i))]),
            ["emojis"] = new JsonArray(),
            ["stickers"] = new JsonArray(),
            ["features"] = new JsonArray("COMMUNITY", "NEWS"),
            ["preferred_locale"] = Locale,
            ["afk_timeout"] = 300,
            ["system_channel_flags"] = 0,
            ["widget_enabled"] = false,
            ["verification_level"] = 1,
            ["default_message_notifications"] = 1,
            ["mfa_level"] = 0,
            ["explicit_content_filter"] = 2,
            ["max_presences"] = null,
            ["max_members"] = 500_000,
            ["max_stage_video_channel_users"] = 50,
            ["max_video_channel_users"] = 25,
            ["premium_tier"] = 0,
            ["premium_subscription_count"] = 0,
            ["premium_progress_bar_enabled"] = false,
            ["nsfw"] = false,
            ["nsfw_level"] = 0,
            ["approximate_member_count"] = Members.Count,
            ["approximate_presence_count"] = Members.Count,
        };
        foreach (var absent in Absent)
            json[absent] = null;
        return json;
    }

    private static readonly string[] Absent =
    [
        "icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id", "afk_channel_id", "system_channel_id",
        "widget_channel_id", "vanity_url_code", "rules_channel_id", "safety_alerts_channel_id", "public_updates_channel_id", "incidents_data",
    ];
}

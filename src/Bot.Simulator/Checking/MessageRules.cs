using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Checking;

/// <summary>By which door a message comes: they differ in the fields and flags that they take.</summary>
internal enum MessageDoor
{
    Create,
    Edit,
    Reply,
    ReplyEdit,
}

/// <summary>The rules of message bodies, those that the OpenAPI file misses included.</summary>
/// <remarks>https://discord.com/developers/docs/resources/message#create-message</remarks>
internal static class MessageRules
{
    private const int CreateFlags = (1 << 2) | (1 << 12) | (1 << 13) | MessageShape.ComponentsV2;
    private const int ReplyFlags = CreateFlags | MessageShape.Ephemeral;
    private const int EditFlags = (1 << 2) | MessageShape.ComponentsV2;

    // discord.js sends tts, nonce and enforce_nonce by every door; Discord takes them, and ignores them where they mean nothing.
    private static readonly string[] Common =
        ["content", "embeds", "allowed_mentions", "components", "attachments", "flags", "poll", "tts", "nonce", "enforce_nonce"];

    private static readonly Dictionary<MessageDoor, string[]> Fields = new()
    {
        [MessageDoor.Create] = [.. Common, "message_reference", "sticker_ids", "shared_client_theme"],
        [MessageDoor.Edit] = [.. Common, "sticker_ids"],
        [MessageDoor.Reply] = [.. Common, "thread_name", "applied_tags", "username", "avatar_url"],
        [MessageDoor.ReplyEdit] = Common,
    };

    /// <param name="before">The flags that an edited message has.</param>
    public static void Check(BodyPart body, MessageDoor door, int fileCount, int before = 0)
    {
        body.Knows(Fields[door]);
        var flags = body.Whole("flags", 0, int.MaxValue) ?? before;
        CheckFlags(body, door, flags, before);
        var v2 = ((flags | before) & MessageShape.ComponentsV2) != 0;
        body.Text("content", 2000, trimmed: true);
        EmbedRules.Check(body);
        ComponentRules.Check(body, v2);
        if (v2)
            CheckV2Alone(body);
        CheckMentions(body);
        CheckNonce(body);
        if (body.Items("attachments", max: 10).Count > 10 || fileCount > 10)
            body.Refuse("attachments", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
    }

    /// <summary>True for a body that would make a message with nothing in it (error 50006).</summary>
    public static bool IsEmpty(JsonObject body, int fileCount) =>
        fileCount == 0 && string.IsNullOrWhiteSpace(body["content"]?.ToString()) && body["poll"] is null
        && body["embeds"] is not JsonArray { Count: > 0 } && body["components"] is not JsonArray { Count: > 0 }
        && body["sticker_ids"] is not JsonArray { Count: > 0 };

    private static void CheckFlags(BodyPart body, MessageDoor door, int flags, int before)
    {
        var allowed = door switch
        {
            MessageDoor.Create => CreateFlags,
            MessageDoor.Reply => ReplyFlags,
            _ => EditFlags | before,
        };
        if ((flags & ~allowed) != 0)
            body.Note(door, $"flags {flags} hold bits that are ignored here.");
        if ((before & MessageShape.ComponentsV2) != 0 && body.Has("flags") && (flags & MessageShape.ComponentsV2) == 0)
            body.Note(door, "IS_COMPONENTS_V2 cannot be taken from a message again.");
    }

    private static void Note(this BodyPart body, MessageDoor door, string message) => body.Problems.Note(Problems.Join(body.Path, "flags"), $"{door}: {message}");

    private static void CheckV2Alone(BodyPart body)
    {
        foreach (var key in new[] { "content", "embeds", "sticker_ids", "poll" })
        {
            var empty = body.Json[key] is null or JsonArray { Count: 0 } || (key == "content" && body.Json[key]?.ToString().Length == 0);
            if (!empty)
                body.Refuse(key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", $"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    private static void CheckMentions(BodyPart body)
    {
        if (body.Part("allowed_mentions") is not { } allowed)
            return;
        allowed.Knows("parse", "roles", "users", "replied_user");
        var parse = allowed.Items("parse", max: 3).Select(p => p?.ToString()).ToHashSet();
        if (parse.FirstOrDefault(p => p is not ("roles" or "users" or "everyone")) is { } unknown)
            allowed.Refuse("parse", "BASE_TYPE_CHOICES", $"Value '{unknown}' must be one of ('roles', 'users', 'everyone').");
        foreach (var kind in new[] { "roles", "users" })
        {
            var listed = allowed.Items(kind, max: 100);
            if (listed.Count > 0 && parse.Contains(kind))
                allowed.Refuse("parse", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            if (listed.Any(id => !Snowflakes.IsOne(id?.ToString())))
                allowed.Refuse(kind, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
        }
    }

    private static void CheckNonce(BodyPart body)
    {
        if (body.Json["nonce"] is not { } nonce)
        {
            if (body.Flag("enforce_nonce"))
                body.Problems.Note(Problems.Join(body.Path, "enforce_nonce"), "has no effect without a nonce.");
            return;
        }
        body.Flag("enforce_nonce");
        if (nonce is not JsonValue || nonce.GetValueKind() is not (System.Text.Json.JsonValueKind.String or System.Text.Json.JsonValueKind.Number)
            || BodyPart.Length(nonce.ToString()) > 25)
            body.Refuse("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.");
    }
}

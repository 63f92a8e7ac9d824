using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Simulator.World;

/// <summary>Turns what a bot sends into the message object that Discord keeps and returns.</summary>
/// <remarks>https://discord.com/developers/docs/resources/message#message-object</remarks>
internal sealed partial class MessageShape(Snowflakes ids, TimeProvider clock, Places places, Func<string, string> attachmentAddress)
{
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int HasThread = 1 << 5;
    public const int Crossposted = 1 << 0;
    public const int ComponentsV2 = 1 << 15;

    private const int KeptFlags = (1 << 2) | Ephemeral | (1 << 12) | (1 << 13) | ComponentsV2;

    public JsonObject Compose(Channel channel, Person author, JsonObject body, IReadOnlyList<Attachment> files)
    {
        var message = new JsonObject
        {
            ["id"] = ids.Next(),
            ["type"] = 0,
            ["channel_id"] = channel.Id,
            ["author"] = author.ToJson(),
            ["content"] = "",
            ["timestamp"] = Instants.Format(clock.GetUtcNow()),
            ["edited_timestamp"] = null,
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["components"] = new JsonArray(),
            ["pinned"] = false,
            ["flags"] = (ComponentShape.Number(body["flags"]) ?? 0) & KeptFlags,
        };
        if (body["nonce"] is { } nonce)
            message["nonce"] = nonce.DeepClone();
        if (body["message_reference"] is JsonObject reference)
        {
            message["type"] = 19;
            message["message_reference"] = new JsonObject
            {
                ["type"] = 0,
                ["message_id"] = reference["message_id"]?.DeepClone(),
                ["channel_id"] = channel.Id,
            };
        }
        Fill(message, body, files);
        return message;
    }

    /// <summary>Applies an edit: only the keys that the body has are changed, null empties.</summary>
    public void Edit(JsonObject message, JsonObject body, IReadOnlyList<Attachment> files)
    {
        if (ComponentShape.Number(body["flags"]) is { } flags)
            message["flags"] = (Flags(message) & (Ephemeral | HasThread | Crossposted | ComponentsV2)) | (flags & KeptFlags & ~Ephemeral);
        Fill(message, body, files);
        message["edited_timestamp"] = Instants.Format(clock.GetUtcNow());
    }

    public static int Flags(JsonObject message) => ComponentShape.Number(message["flags"]) ?? 0;

    private void Fill(JsonObject message, JsonObject body, IReadOnlyList<Attachment> files)
    {
        var stored = AddAttachments(message, body, files);
        if (body.TryGetPropertyValue("content", out var content))
            message["content"] = content?.ToString().Trim() ?? "";
        if (body.TryGetPropertyValue("embeds", out var embeds))
            message["embeds"] = new JsonArray([.. (embeds as JsonArray ?? []).OfType<JsonObject>().Select(e => Embed(e, stored))]);
        if (body.TryGetPropertyValue("components", out var components))
            message["components"] = new ComponentShape(ids, stored).Complete(components as JsonArray ?? []);
        if (body["tts"] is JsonValue tts)
            message["tts"] = tts.DeepClone();
        AddMentions(message, body["allowed_mentions"] as JsonObject);
    }

    private Dictionary<string, string> AddAttachments(JsonObject message, JsonObject body, IReadOnlyList<Attachment> files)
    {
        var list = message["attachments"] as JsonArray ?? [];
        if (body.TryGetPropertyValue("attachments", out var wanted) && message.ContainsKey("edited_timestamp"))
        {
            var kept = (wanted as JsonArray ?? []).Select(a => a?["id"]?.ToString()).ToHashSet();
            foreach (var gone in list.OfType<JsonObject>().Where(a => !kept.Contains(a["id"]!.ToString())).ToList())
                list.Remove(gone);
        }
        foreach (var file in files)
        {
            var address = attachmentAddress($"{message["channel_id"]}/{file.Id}/{Uri.EscapeDataString(file.FileName)}");
            list.Add(new JsonObject
            {
                ["id"] = file.Id,
                ["filename"] = file.FileName,
                ["content_type"] = file.ContentType,
                ["size"] = file.Content.Length,
                ["url"] = address,
                ["proxy_url"] = address,
            });
        }
        return list.OfType<JsonObject>().GroupBy(a => a["filename"]!.ToString()).ToDictionary(g => g.Key, g => g.Last()["url"]!.ToString());
    }

    private static JsonObject Embed(JsonObject embed, Dictionary<string, string> stored)
    {
        var copy = (JsonObject)embed.DeepClone();
        copy["type"] ??= "rich";
        foreach (var field in (copy["fields"] as JsonArray ?? []).OfType<JsonObject>())
            field["inline"] ??= false;
        foreach (var picture in new[] { copy["image"], copy["thumbnail"] }.OfType<JsonObject>())
        {
            if (picture["url"]?.ToString() is { } url && url.StartsWith("attachment://", StringComparison.Ordinal)
                && stored.TryGetValue(url["attachment://".Length..], out var address))
                picture["url"] = address;
        }
        return copy;
    }

    private void AddMentions(JsonObject message, JsonObject? allowed)
    {
        // https://discord.com/developers/docs/resources/message#allowed-mentions-object: without it a bot's message mentions all it names.
        var everything = allowed is null;
        var parse = (allowed?["parse"] as JsonArray ?? []).Select(p => p?.ToString()).ToHashSet();
        var named = (allowed?["users"] as JsonArray ?? []).Select(p => p?.ToString()).ToHashSet();
        var text = string.Join('\n', ComponentShape.All(message["components"]).Select(c => c["content"]?.ToString()).Prepend(message["content"]?.ToString()));
        var people = UserMention().Matches(text).Select(m => m.Groups[1].Value).Distinct()
            .Where(id => everything || parse.Contains("users") || named.Contains(id))
            .Select(id => places.People.GetValueOrDefault(id)).OfType<Person>();
        message["mentions"] = new JsonArray([.. people.Select(p => p.ToJson())]);
        message["mention_everyone"] = (everything || parse.Contains("everyone")) && (text.Contains("@everyone") || text.Contains("@here"));
    }

    [GeneratedRegex(@"<@!?(\d+)>")]
    private static partial Regex UserMention();
}

using System.Text.Json.Nodes;
using Bot.Simulator.Chat.Texts;

namespace Bot.Simulator.Chat.Messages;

/// <summary>The line above a message that says what it answers: a command somebody used, or another message.</summary>
internal sealed record MessageOrigin(string Who, bool ByBot, string After)
{
    private const int CommandReply = 20;
    private const int SnippetLength = 90;

    /// <summary>The origin, or null for a message that stands for itself.</summary>
    public static MessageOrigin? Of(JsonObject message, Viewpoint view)
    {
        var used = message.Object("interaction") ?? message.Object("interaction_metadata");
        var name = message.Object("interaction").TextOrNull("name") ?? message.Object("interaction_metadata").TextOrNull("name");
        if (used?.Object("user") is { } user && (message.Number("type") == CommandReply || name is not null) && message.Object("referenced_message") is null)
            return new MessageOrigin(NameOf(user, view), user.Is("bot"), name is null ? "used a command" : message.Object("interaction_metadata")?["target_message_id"] is null ? $"used /{name}" : $"used {name}");
        return message.Object("referenced_message") is { } other
            ? new MessageOrigin(NameOf(other.Object("author"), view), other.Object("author").Is("bot"), Snippet(other))
            : null;
    }

    private static string NameOf(JsonObject? user, Viewpoint view) => view.Name(MentionKind.User, user.Text("id")) ?? user.NameOfAuthor();

    private static string Snippet(JsonObject message)
    {
        var text = message.Text("content");
        if (text.Length == 0)
            text = FirstText(message) ?? "Click to see attachment";
        text = string.Join(' ', text.Split(['\n', '*', '#', '`', '_'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return text.Length <= SnippetLength ? text : text[..SnippetLength].TrimEnd() + "…";
    }

    private static string? FirstText(JsonObject holder)
    {
        foreach (var component in holder.Objects("components"))
        {
            if ((component.Number("type") == 10 ? component.TextOrNull("content") : FirstText(component)) is { } text)
                return text;
        }
        return holder.Objects("embeds").Select(e => e.TextOrNull("title") ?? e.TextOrNull("description")).FirstOrDefault();
    }
}

/// <summary>Names people as Discord's client does: the display name, else the user name.</summary>
internal static class AuthorNames
{
    public static string NameOfAuthor(this JsonObject? user) => user.TextOrNull("global_name") ?? user.TextOrNull("username") ?? "Unknown user";
}

using System.Security.Cryptography;
using System.Text;

namespace Bot.Delivery;

/// <summary>A posting with all that its sender needs.</summary>
/// <param name="Payload">The message as JSON, UTF-8, with the mark on its first button.</param>
/// <param name="ServerId">Null for direct messages.</param>
/// <param name="Name">What a thread or forum post for it is called, at most 100 characters.</param>
/// <param name="Before">Where the part before it was posted; null for a first part.</param>
internal sealed record Debt(Posting Posting, ReadOnlyMemory<byte> Payload, string? ServerId, string Name, Place? Before)
{
    /// <summary>Its subscription was paused or stopped since the debt arose.</summary>
    public bool Stopped { get; init; }

    /// <summary>What finds the posting again in its channel, and keeps Discord from storing it twice: 20 hexadecimal digits.</summary>
    public string Mark { get; } = MarkOf(Posting);

    public static string MarkOf(Posting posting) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{posting.DedupeKey}|{posting.Destination}|{posting.NotBefore.UtcTicks}")))[..20];

    /// <summary>The message with the mark on its first button; as it is where it has no button.</summary>
    public static ReadOnlyMemory<byte> Marked(string payload, string mark)
    {
        const string Key = "\"custom_id\":\""; // cannot stand inside a JSON string: its quotation marks would be escaped
        var from = payload.IndexOf(Key, StringComparison.Ordinal);
        if (from < 0)
        {
            return Encoding.UTF8.GetBytes(payload);
        }

        var start = from + Key.Length;
        var end = payload.IndexOf('"', start);
        return Encoding.UTF8.GetBytes(string.Concat(payload.AsSpan(0, start), CustomId.Marked(payload[start..end], mark), payload.AsSpan(end)));
    }
}

/// <summary>A message that stands in a channel.</summary>
internal sealed record Place(string ChannelId, string MessageId);

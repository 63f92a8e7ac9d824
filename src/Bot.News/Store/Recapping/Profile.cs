using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.News.Store.Recapping;

/// <summary>How much an edition holds.</summary>
public enum EditionLength { Short, Normal, Full }

/// <summary>
/// Everything that changes an edition. Equal profiles share one recap. <see cref="ServerId"/> is set only for a server
/// that has mutes, wishes, votes, hidden events or a review of its own.
/// </summary>
public sealed record Profile
{
    public static readonly Profile Default = new();

    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = ["en"];
    public EditionLength Length { get; init; } = EditionLength.Normal;
    public string Locale { get; init; } = "en";
    public string? ServerId { get; init; }
    public IReadOnlyList<string> MutedWords { get; init; } = [];
    public IReadOnlyList<string> MutedPublishers { get; init; } = [];

    /// <summary>Events that a review left out; null without one, so that the key of all other profiles stays what it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<long>? Dropped { get; init; }

    /// <summary>Events that a review took in, whatever ranking and window say of them; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<long>? Taken { get; init; }

    /// <summary>What the moderators put on top; null where they wrote nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>What the reader asked for, without what a server made of it: the same from week to week.</summary>
    public Profile Asked() => Unreviewed() with { ServerId = null, MutedWords = [], MutedPublishers = [] };

    /// <summary>The same without what a review made of one edition.</summary>
    public Profile Unreviewed() => this with { Dropped = null, Taken = null, Note = null };

    public string ToJson() => JsonSerializer.Serialize(this);

    public static Profile FromJson(string json) => JsonSerializer.Deserialize<Profile>(json) ?? Default;

    /// <summary>32 hexadecimal digits, the same for equal profiles.</summary>
    public string Key() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())))[..32];
}

using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>
/// Anything that stands in a message or a modal. One of a kind that this program does not know is read as a plain <see cref="Component"/>.
/// https://discord.com/developers/docs/components/reference#component-object
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(ActionRow), 1)]
[JsonDerivedType(typeof(Button), 2)]
[JsonDerivedType(typeof(StringSelect), 3)]
[JsonDerivedType(typeof(TextInput), 4)]
[JsonDerivedType(typeof(UserSelect), 5)]
[JsonDerivedType(typeof(RoleSelect), 6)]
[JsonDerivedType(typeof(ChannelSelect), 8)]
[JsonDerivedType(typeof(Section), 9)]
[JsonDerivedType(typeof(TextDisplay), 10)]
[JsonDerivedType(typeof(Thumbnail), 11)]
[JsonDerivedType(typeof(MediaGallery), 12)]
[JsonDerivedType(typeof(Separator), 14)]
[JsonDerivedType(typeof(Container), 17)]
[JsonDerivedType(typeof(Label), 18)]
public record Component
{
    /// <summary>A number unique in the message, given by Discord where absent.</summary>
    public int? Id { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#action-row</summary>
/// <param name="Components">At most 5 buttons, or one select.</param>
public sealed record ActionRow(IReadOnlyList<Component> Components) : Component
{
    public IReadOnlyList<Component> Components { get; init; } = Components ?? [];
}

/// <summary>https://discord.com/developers/docs/components/reference#container</summary>
/// <param name="Components">Action rows, text displays, sections, media galleries and separators.</param>
public sealed record Container(IReadOnlyList<Component> Components) : Component
{
    public IReadOnlyList<Component> Components { get; init; } = Components ?? [];

    /// <summary>0xRRGGBB.</summary>
    public int? AccentColor { get; init; }

    public bool? Spoiler { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#section</summary>
/// <param name="Components">1–3 text displays.</param>
/// <param name="Accessory">A button or a thumbnail; Discord refuses a section without one.</param>
[method: JsonConstructor] // beside the shorter one, which nothing is read with
public sealed record Section(IReadOnlyList<Component> Components, Component Accessory) : Component
{
    public IReadOnlyList<Component> Components { get; init; } = Components ?? [];

    public Section(string text, Component accessory) : this([new TextDisplay(text)], accessory)
    {
    }
}

/// <summary>https://discord.com/developers/docs/components/reference#text-display</summary>
/// <param name="Content">Markdown; all text displays of a message share 4,000 characters.</param>
public sealed record TextDisplay(string Content) : Component;

/// <summary>https://discord.com/developers/docs/components/reference#separator</summary>
public sealed record Separator : Component
{
    public bool? Divider { get; init; }

    /// <summary>1 small, 2 large.</summary>
    public int? Spacing { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#thumbnail</summary>
public sealed record Thumbnail(Media Media) : Component
{
    /// <summary>At most 1,024 characters.</summary>
    public string? Description { get; init; }

    public bool? Spoiler { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#media-gallery</summary>
/// <param name="Items">1–10.</param>
public sealed record MediaGallery(IReadOnlyList<MediaItem> Items) : Component;

/// <summary>https://discord.com/developers/docs/components/reference#media-gallery-media-gallery-item-structure</summary>
public sealed record MediaItem(Media Media, string? Description = null, bool? Spoiler = null);

/// <summary>https://discord.com/developers/docs/components/reference#unfurled-media-item</summary>
public sealed record Media(string Url);

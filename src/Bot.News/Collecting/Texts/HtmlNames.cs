using System.Collections.Frozen;

namespace Bot.News.Collecting.Texts;

/// <summary>What the elements of HTML mean for a text: which break a line, which are safe to keep, which go with all they hold.</summary>
internal static class HtmlNames
{
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks = Set(
        "address article aside blockquote br center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
        + "main menu nav ol p pre section summary table tbody td tfoot th thead tr ul");

    /// <summary>Kept in safe HTML, with the attributes of <see cref="SafeHtml"/> alone.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Safe = Set(
        "a abbr acronym address article aside b bdi big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure "
        + "font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary "
        + "sup table tbody td tfoot th thead time tr tt u ul var wbr");

    /// <summary>Dropped with all they hold: code, embedded things, what belongs to forms and vector graphics.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dropped = Set(
        "applet audio canvas embed frame frameset iframe math noembed noframes noscript object script style svg template title video xml");

    /// <summary>Known, not safe, and without content of their own that matters: the tag goes, its text stays.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unwrapped = Set(
        "area base basefont bdo blink body button data datalist fieldset form head html image input isindex keygen label legend link listing map marquee menu menuitem meta "
        + "meter multicol nobr optgroup option output param picture plaintext progress select source spacer textarea track xmp");

    public static bool IsKnown(ReadOnlySpan<char> name) => Safe.Contains(name) || Unwrapped.Contains(name) || Dropped.Contains(name);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.News.Recapping;

/// <summary>An edition as plain text, Markdown, JSON or HTML. Every form says the same, in the same order; none cuts a sentence.</summary>
public static class EditionText
{
    private const int Width = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>For a terminal: lines of at most 100 columns where words allow it.</summary>
    public static string Text(Edition edition)
    {
        var text = new StringBuilder();
        text.Append(edition.FromTheMods is { } mods ? Wrapped(mods, "") + "\n" : "");
        text.Append(edition.Title).Append('\n').Append(Wrapped(edition.Lead, "")).Append(edition.Ledger).Append("\n\n");
        foreach (var item in edition.Items)
        {
            text.Append(Wrapped($"{item.Rank} · {Mark(item)}{item.Title}", "    "));
            foreach (var line in Lines(item, edition.Length))
            {
                text.Append(Wrapped("    " + line, "    "));
            }

            text.Append("    ").Append(item.Badge).Append('\n').Append("    ").Append(item.Url).Append("\n\n");
        }

        if (edition.Actions.Count > 0)
        {
            text.Append("Worth doing\n");
            foreach (var action in edition.Actions)
            {
                text.Append(Wrapped("  - " + Sign.Sentence(action), "    "));
            }

            text.Append('\n');
        }

        foreach (var note in edition.Notes)
        {
            text.Append(Wrapped(note, ""));
        }

        return text.Append(Wrapped(edition.Attribution, "")).ToString();
    }

    /// <summary>CommonMark with one heading; texts and addresses from outside are escaped.</summary>
    public static string Markdown(Edition edition)
    {
        var text = new StringBuilder();
        text.Append(edition.FromTheMods is { } mods ? $"> {Plain(mods)}\n\n" : "");
        text.Append("# ").Append(Plain(edition.Title)).Append("\n\n").Append(Plain(edition.Lead)).Append("\n\n_").Append(edition.Ledger).Append("_\n\n");
        foreach (var item in edition.Items)
        {
            text.Append(item.Rank).Append(". ").Append(Mark(item)).Append("**").Append(Linked(item.Title, item.Url)).Append("**");
            foreach (var line in Lines(item, edition.Length).Select(Plain).Append(Plain(item.Badge)))
            {
                text.Append("  \n   ").Append(line);
            }

            text.Append('\n');
        }

        if (edition.Actions.Count > 0)
        {
            text.Append("\n## Worth doing\n\n");
            foreach (var action in edition.Actions)
            {
                text.Append("- ").Append(action.Url is { } url ? Linked(Sign.Sentence(action), url) : Plain(Sign.Sentence(action))).Append('\n');
            }
        }

        foreach (var note in edition.Notes)
        {
            text.Append('\n').Append(Plain(note)).Append('\n');
        }

        return text.Append('\n').Append('_').Append(Plain(edition.Attribution)).Append("_\n").ToString();
    }

    /// <summary>The whole edition as one indented JSON object with camel-case keys.</summary>
    public static string ToJson(Edition edition) => JsonSerializer.Serialize(edition, Json) + "\n";

    /// <summary>One <c>article</c> element without scripts or styles, everything from outside encoded; only http(s) addresses become links.</summary>
    public static string Html(Edition edition) => EditionHtml.Of(edition);

    /// <summary>What stands under the title: one line, or in a full edition what changed and why.</summary>
    internal static IReadOnlyList<string> Lines(EditionItem item, EditionLength length)
    {
        if (length != EditionLength.Full)
        {
            return item.Line.Length > 0 ? [Sign.Line(item)] : [];
        }

        var why = item.Matters.Count > 0 ? Sign.Matters(item) : item.WhyHere.Count > 0 ? [$"Why it is here: {Words.Closed(Words.Listed(item.WhyHere))}"] : [];
        var lines = Sign.Changed(item).Concat(why);
        return [.. item.Update is null ? lines : lines.Prepend(Sign.Line(item))];
    }

    internal static string Mark(EditionItem item) => item.Update is null ? "" : "Update: ";

    internal static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    internal static string Linked(string text, string url) =>
        IsWeb(url) ? $"[{Plain(text)}](<{url.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)}>)" : Plain(text);

    internal static string Plain(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            if ("\\`*_[]<>#|~!".Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static string Wrapped(string line, string indent)
    {
        var text = new StringBuilder();
        var column = 0;
        var lead = line.Length - line.TrimStart().Length;
        text.Append(' ', lead);
        foreach (var word in line.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width - indent.Length)
            {
                text.Append('\n').Append(indent);
                column = 0;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.Append('\n').ToString();
    }
}

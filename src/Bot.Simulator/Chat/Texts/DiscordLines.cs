using System.Text.RegularExpressions;

namespace Bot.Simulator.Chat.Texts;

/// <summary>
/// Discord decides line by line where CommonMark lets blocks run on. This lays a text out so that a CommonMark parser
/// comes to Discord's result, and remembers which blank lines are its own.
/// </summary>
internal static partial class DiscordLines
{
    private enum Kind
    {
        Blank,
        Plain,
        Heading,
        Subtext,
        Quote,
        List,
    }

    /// <summary>The lines to parse, in order.</summary>
    public static List<TextLine> Prepare(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var fences = Fence().Matches(text);
        var rest = RestQuote().Matches(text).FirstOrDefault(q => !fences.Any(f => f.Index < q.Index && q.Index < f.Index + f.Length));
        var lines = new List<TextLine>();
        if (rest is not null)
        {
            lines.AddRange(Prepare(text[..rest.Index].TrimEnd('\n')));
            Separate(lines);
            lines.AddRange(Prepare(text[(rest.Index + rest.Length)..]).Select(l => l.Quoted()));
            return lines;
        }
        var at = 0;
        foreach (Match fence in fences)
        {
            AddText(lines, text[at..fence.Index]);
            AddCode(lines, fence);
            at = fence.Index + fence.Length;
        }
        AddText(lines, text[at..]);
        return lines;
    }

    private static void AddCode(List<TextLine> lines, Match fence)
    {
        Separate(lines);
        lines.Add(new TextLine("```" + fence.Groups["lang"].Value, false));
        lines.AddRange(fence.Groups["code"].Value.Trim('\n').Split('\n').Select(l => new TextLine(l, false)));
        lines.Add(new TextLine("```", false));
    }

    private static void AddText(List<TextLine> lines, string text)
    {
        if (text.Trim('\n', ' ').Length == 0)
            return;
        if (lines.Count > 0)
            Separate(lines);
        AddLines(lines, (lines.Count > 0 && text[0] == '\n' ? text[1..] : text).TrimEnd('\n').Split('\n'));
    }

    private static void AddLines(List<TextLine> lines, string[] source)
    {
        var before = Kind.Blank;
        for (var i = 0; i < source.Length; i++)
        {
            var kind = Classify(source[i], before);
            if (kind != before && kind != Kind.Blank && before != Kind.Blank)
                lines.Add(TextLine.Separator);
            if (kind == Kind.Quote)
            {
                var end = i;
                while (end + 1 < source.Length && Classify(source[end + 1], Kind.Quote) == Kind.Quote)
                    end++;
                var inner = new List<TextLine>();
                AddLines(inner, [.. source[i..(end + 1)].Select(l => l.Length > 2 ? l[2..] : "")]);
                lines.AddRange(inner.Select(l => l.Quoted()));
                i = end;
            }
            else
            {
                lines.Add(new TextLine(kind == Kind.Plain ? Escape(source[i]) : source[i], false));
            }
            before = kind;
        }
    }

    private static Kind Classify(string line, Kind before) => line switch
    {
        _ when string.IsNullOrWhiteSpace(line) => Kind.Blank,
        _ when HeadingLine().IsMatch(line) => Kind.Heading,
        _ when line.StartsWith("-# ", StringComparison.Ordinal) => Kind.Subtext,
        _ when line.StartsWith("> ", StringComparison.Ordinal) => Kind.Quote,
        _ when ListLine().IsMatch(line) => Kind.List,
        _ when before == Kind.List && line.StartsWith("  ", StringComparison.Ordinal) => Kind.List,
        _ => Kind.Plain,
    };

    // What CommonMark would take for a block and Discord shows as typed.
    private static string Escape(string line) => BlockOpener().Replace(line, m => m.Groups["digits"].Success
        ? $"{m.Groups["digits"].Value}\\{m.Groups["mark"].Value}"
        : "\\" + m.Value.TrimStart(), 1);

    private static void Separate(List<TextLine> lines)
    {
        if (lines.Count > 0 && lines[^1].Text.Length > 0)
            lines.Add(TextLine.Separator);
    }

    [GeneratedRegex(@"```(?:(?<lang>[A-Za-z0-9_+\-.#]+)\n)?(?<code>[\s\S]*?[^\s`][\s\S]*?)```")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^>>> ", RegexOptions.Multiline)]
    private static partial Regex RestQuote();

    [GeneratedRegex(@"^#{1,3} +\S")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^ *(?:[-*]|\d{1,9}\.) +\S")]
    private static partial Regex ListLine();

    [GeneratedRegex(@"^(?:(?<digits>\s*\d{1,9})(?<mark>[.)])(?=\s|$)|\s*[>#]|\s*[-*+](?=\s|$)|\s*[-*_](?=(?:\s*[-*_]){2,}\s*$)|\s*\[(?=[^\]]*\]:))")]
    private static partial Regex BlockOpener();
}

/// <summary>A line to parse; an inserted one parts two blocks and shows as nothing.</summary>
internal readonly record struct TextLine(string Text, bool Inserted)
{
    public static readonly TextLine Separator = new("", true);

    public bool IsBlank => Text.TrimStart('>', ' ').Length == 0;

    public TextLine Quoted() => this with { Text = Text.Length == 0 ? ">" : "> " + Text };
}

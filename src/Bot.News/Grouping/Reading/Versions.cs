namespace Bot.News.Grouping.Reading;

/// <summary>A product with its version, such as <c>gpt</c> and <c>5.4</c>: the surest sign of which release a report tells.</summary>
internal readonly record struct Version(string Product, string Number)
{
    public override string ToString() => Product + "@" + Number;
}

/// <summary>Finds products with versions: "GPT-5.4", "Claude Opus 4.6", "Qwen3.5", "Kimi K3".</summary>
internal static class Versions
{
    private static readonly HashSet<string> NoProducts = new(
        ["top", "best", "the", "day", "part", "chapter", "week", "vol", "season", "episode", "version", "python", "windows", "ios", "android", "section", "phase", "round", "series",
         "q", "h", "over", "under", "about", "nearly", "only", "first", "last", "next", "web", "iphone", "galaxy", "pixel", "article", "figure", "gen", "level", "tier", "rust", "usb", "wifi",
         "by", "for", "in", "of", "with", "to", "from", "and", "at", "on", "or", "than", "v", "is", "as", "its", "these", "has", "just", "up", "all", "an"],
        StringComparer.Ordinal);

    public static List<Version> Find(string text, List<Token> tokens, List<Mention> mentions)
    {
        var found = new List<Version>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Joined(tokens[i], mentions, i) is { } joined) Keep(found, joined);
            else if (i > 0 && Apart(text, tokens, mentions, i) is { } apart) Keep(found, apart);
        }

        return found;
    }

    private static void Keep(List<Version> found, Version version)
    {
        if (!found.Contains(version)) found.Add(version);
    }

    /// <summary>Letters and digits in one word: "qwen3.5", "llama4".</summary>
    private static Version? Joined(Token token, List<Mention> mentions, int at)
    {
        var digit = token.Text.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 3 || !token.Capital) return null;
        var product = token.Text[..digit];
        var number = token.Text[digit..];
        return (number.Contains('.', StringComparison.Ordinal) || IsModel(mentions, at)) && char.IsAsciiDigit(number[^1]) && !NoProducts.Contains(product) ? new Version(product, number) : null;
    }

    /// <summary>A number behind its product: "GPT-5.4", "Opus 4.6", "Kimi K3".</summary>
    private static Version? Apart(string text, List<Token> tokens, List<Mention> mentions, int i)
    {
        var token = tokens[i];
        var before = tokens[i - 1];
        if (before.Start + before.Length > token.Start) return null; // pairs of characters overlap
        var gap = text.AsSpan(before.Start + before.Length, token.Start - before.Start - before.Length);
        if (gap is not (" " or "-" or "‑" or "–" or " v" or "_" or "\u00a0")) return null;
        var number = token.Text[0] == 'v' && token.Text.Length > 1 ? token.Text[1..] : token.Text;
        var model = IsModel(mentions, i - 1);
        if (!IsNumber(number, model)) return null;
        var dotted = number.Contains('.', StringComparison.Ordinal);
        if (!model && !(before.Capital && before.Text.Length > 2 && char.IsAsciiLetter(before.Text[0]) && (dotted || gap[0] != ' '))) return null;
        return NoProducts.Contains(before.Text) || StopWords.Has(before.Text) || AfterAmount(text, token) ? null : new Version(before.Text, number);
    }

    /// <summary>"5.4", "5"; behind a known model also "k3", "4o", "r1".</summary>
    private static bool IsNumber(string number, bool model)
    {
        if (number.Length > 6 || number.Contains(',', StringComparison.Ordinal) || number.AsSpan().IndexOfAnyInRange('0', '9') < 0) return false;
        if (number.All(c => char.IsAsciiDigit(c) || c == '.')) return number.Length < 4 || number.Contains('.', StringComparison.Ordinal);
        return model && number.Length <= 3 && number.All(char.IsAsciiLetterOrDigit);
    }

    /// <summary>"Claude 3 million users" and "Gemini 20%" are amounts.</summary>
    private static bool AfterAmount(string text, Token token)
    {
        var rest = text.AsSpan(token.Start + token.Length).TrimStart(' ');
        return rest.StartsWith("%", StringComparison.Ordinal) || rest.StartsWith("million", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("billion", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("times", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("percent", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsModel(List<Mention> mentions, int token) =>
        mentions.Exists(mention => mention.From <= token && token < mention.To && mention.Name.Kind is NameKind.Model or NameKind.Product);
}

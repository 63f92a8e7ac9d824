using System.Globalization;

namespace Bot.News.Grouping.Reading;

/// <summary>What a name stands for.</summary>
internal enum NameKind { Lab, Company, Body, Person, Model, Product, Chip }

/// <summary>A name worth knowing, with the weight of its news for a practitioner (0–3).</summary>
internal sealed record Name(string Text, NameKind Kind, double Weight, DateOnly Since);

/// <summary>Where a known name stands in a text: tokens <paramref name="From"/> up to <paramref name="To"/>, excluded.</summary>
internal readonly record struct Mention(Name Name, int From, int To);

/// <summary>AI organisations, people, models, chips and products with their other spellings, from <c>Data/gazetteer.tsv</c>.</summary>
internal sealed class Gazetteer
{
    private static readonly string[] SharedSites = ["x.com", "github.com", "techcrunch.com", "reddit.com", "youtube.com"];

    private readonly Dictionary<string, List<Alias>> byFirstToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> bySite = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="until">Entries that came up after this day are left out; null keeps all.</param>
    public static Gazetteer Load(DateOnly? until = null)
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("gazetteer.tsv")
            ?? throw new InvalidOperationException("gazetteer.tsv is not embedded in Bot.News.");
        using var reader = new StreamReader(stream);
        var gazetteer = new Gazetteer();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') gazetteer.Add(line.Split('\t'), until);
        }

        return gazetteer;
    }

    /// <summary>The names in a text, leftmost and longest first, none inside another.</summary>
    public List<Mention> Find(string text, List<Token> tokens)
    {
        var found = new List<Mention>();
        for (var i = 0; i < tokens.Count;)
        {
            var alias = byFirstToken.TryGetValue(tokens[i].Text, out var starting) ? starting.Find(candidate => candidate.Matches(text, tokens, i)) : null;
            if (alias is null)
            {
                i++;
                continue;
            }

            found.Add(new Mention(alias.Name, i, i + alias.Tokens.Count));
            i += alias.Tokens.Count;
        }

        return found;
    }

    /// <summary>The actors whose own site an address lies on.</summary>
    public string[] Owners(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return [];
        for (var host = uri.Host; host.Contains('.', StringComparison.Ordinal); host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (bySite.TryGetValue(host, out var owners)) return [.. owners];
        }

        return [];
    }

    private void Add(string[] fields, DateOnly? until)
    {
        var since = DateOnly.ParseExact(fields[3] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (since > until) return;
        var kind = Enum.Parse<NameKind>(fields[0], ignoreCase: true);
        var name = new Name(fields[1], kind, double.Parse(fields[5], CultureInfo.InvariantCulture), since);
        if (kind != NameKind.Person && !SharedSites.Contains(fields[4]))
        {
            if (!bySite.TryGetValue(fields[4], out var owners)) bySite[fields[4]] = owners = [];
            owners.Add(name.Text);
        }

        var others = fields[2].Split('|', StringSplitOptions.RemoveEmptyEntries);
        // a name that is also written as an exact-case alias is an ordinary word in lower case
        if (!others.Any(other => other[0] == '=' && name.Text.Contains(other[1..], StringComparison.Ordinal) && !name.Text.Contains(' '))) Learn(name, name.Text);
        foreach (var other in others) Learn(name, other);
    }

    private void Learn(Name name, string spelling)
    {
        var exact = spelling[0] == '=';
        var plain = exact ? spelling[1..] : spelling;
        var tokens = Tokenizer.Cut(plain, 16);
        if (tokens.Count == 0) return;
        if (!byFirstToken.TryGetValue(tokens[0].Text, out var starting)) byFirstToken[tokens[0].Text] = starting = [];
        starting.Add(new Alias(name, tokens.ConvertAll(token => token.Text), exact ? plain : null));
        starting.Sort((a, b) => b.Tokens.Count.CompareTo(a.Tokens.Count));
    }

    private sealed record Alias(Name Name, List<string> Tokens, string? Exact)
    {
        public bool Matches(string text, List<Token> tokens, int at)
        {
            if (at + Tokens.Count > tokens.Count) return false;
            for (var k = 1; k < Tokens.Count; k++)
            {
                if (tokens[at + k].Text != Tokens[k]) return false;
            }

            return Exact is null || string.CompareOrdinal(text, tokens[at].Start, Exact, 0, Exact.Length) == 0;
        }
    }
}

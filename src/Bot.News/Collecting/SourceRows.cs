namespace Bot.News.Collecting;

/// <summary>Brings the rows of sources in line with settings, file and servers' wishes. What polling has taught a row stays with it.</summary>
internal static class SourceRows
{
    public const string NotListed = "it is no longer in the settings or any server's wishes; add it again to resume";

    /// <summary>Changes <paramref name="rows"/> in place and returns those to add.</summary>
    public static List<Source> Reconcile(
        IReadOnlyList<Source> rows, IReadOnlyList<(SourceEntry Entry, SourceOrigin Origin)> listed, IReadOnlyList<string> wished, Func<string, Trust> usualTrust)
    {
        var byAddress = rows.ToDictionary(row => AddressOf(row.Url));
        List<Source> added = [];
        foreach (var (entry, origin) in listed)
            Take(entry, origin, Tier.Catalogue, byAddress, added, usualTrust);
        foreach (var url in wished.Where(IsUsable))
            Take(new SourceEntry { Url = url }, SourceOrigin.Wish, Tier.Server, byAddress, added, usualTrust);

        var wanted = listed.Select(pair => pair.Entry.Url).Concat(wished).Select(AddressOf).ToHashSet();
        foreach (var row in rows.Where(row => row.Origin != SourceOrigin.Command && row.PausedBecause is null && !wanted.Contains(AddressOf(row.Url))))
            row.PausedBecause = NotListed;

        return added;
    }

    /// <summary>A new row for an entry, with defaults for what it does not say.</summary>
    public static Source RowOf(SourceEntry entry, SourceOrigin origin, Tier tier, Func<string, Trust> usualTrust)
    {
        var row = new Source { Name = "", Url = entry.Url.Trim(), Publisher = "", Family = "", Origin = origin, Tier = tier };
        Fill(row, entry, usualTrust);
        return row;
    }

    /// <summary>Copies what an entry says over a row.</summary>
    public static void Fill(Source row, SourceEntry entry, Func<string, Trust> usualTrust)
    {
        var host = CanonicalUrl.HostOf(new Uri(row.Url));
        row.Kind = string.IsNullOrEmpty(entry.Kind) ? "feed" : entry.Kind.ToLowerInvariant();
        row.Name = entry.Name ?? entry.Publisher ?? (row.Name.Length > 0 ? row.Name : host);
        row.Publisher = entry.Publisher ?? entry.Name ?? (row.Publisher.Length > 0 ? row.Publisher : host);
        row.Family = entry.Family ?? row.Publisher;
        row.Topics = [.. entry.Topics.Select(topic => topic.ToLowerInvariant())];
        row.Trust = Enum.TryParse<Trust>(entry.Trust, true, out var trust) ? trust : usualTrust(row.Kind);
        row.Options = entry.Options;
    }

    /// <summary>
    /// True where an address may lie on a private network: the operator named this very host. What ships with the program, what
    /// a server wished for and what a redirect taught us may not.
    /// </summary>
    public static bool MayBePrivate(Source source, string address, NewsOptions options) =>
        (source.Origin is SourceOrigin.Settings or SourceOrigin.Command || (source.Origin == SourceOrigin.File && options.SourcesFile != NewsOptions.ShippedFile))
        && Uri.TryCreate(source.Url, UriKind.Absolute, out var named) && Uri.TryCreate(address, UriKind.Absolute, out var asked)
        && named.GetLeftPart(UriPartial.Authority) == asked.GetLeftPart(UriPartial.Authority);

    /// <summary>One spelling for one address: scheme and host may be written in any case, the path may not (RFC 3986, 6.2.2.1).</summary>
    public static string AddressOf(string url)
    {
        url = url.Trim().TrimEnd('/');
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = host < 3 ? -1 : url.AsSpan(host).IndexOfAny('/', '?', '#');
        return path < 0 ? url.ToLowerInvariant() : url[..(host + path)].ToLowerInvariant() + url[(host + path)..];
    }

    /// <summary>True where a person who wrote this means the source: by its name or its address.</summary>
    public static bool IsNamed(Source source, string nameOrUrl) =>
        source.Name.Equals(nameOrUrl.Trim(), StringComparison.OrdinalIgnoreCase) || AddressOf(source.Url) == AddressOf(nameOrUrl);

    /// <summary>A wish comes from outside: one that names no public page must not stop the round for all others.</summary>
    private static bool IsUsable(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.Host.Length > 0 && Secrets.Why(uri) is null;

    private static void Take(SourceEntry entry, SourceOrigin origin, Tier tier, Dictionary<string, Source> rows, List<Source> added, Func<string, Trust> usualTrust)
    {
        var address = AddressOf(entry.Url);
        if (!rows.TryGetValue(address, out var row))
        {
            rows[address] = row = RowOf(entry, origin, tier, usualTrust);
            added.Add(row);
            return;
        }

        // a row made by a command keeps its own word; a wish never changes what the catalogue says
        if (row.Origin == SourceOrigin.Command || (origin == SourceOrigin.Wish && row.Origin != SourceOrigin.Wish && row.PausedBecause != NotListed))
            return;

        if (row.PausedBecause == NotListed)
            row.PausedBecause = null;
        row.Origin = origin;
        row.Tier = tier;
        if (origin != SourceOrigin.Wish)
            Fill(row, entry, usualTrust);
    }
}

using System.Text;

namespace Bot.Simulator.Newsstands;

/// <summary>
/// A folder of feeds and article pages, served as if the world published it while the simulator's clock runs: what was published
/// later than the clock is not yet there.
/// </summary>
public sealed class Newsstand
{
    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly NewsstandIndex _index;
    private readonly Dictionary<string, Feed> _feeds;
    private readonly Dictionary<string, (int Shown, Served Served)> _served = [];
    private readonly Dictionary<string, string> _manners;
    private TimeSpan _shift;

    private Newsstand(string folder)
    {
        _folder = folder;
        _feeds = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != NewsstandIndex.FileName)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), Feed: Feed.TryRead(File.ReadAllBytes(file))))
            .Where(f => f.Feed is not null)
            .ToDictionary(f => f.Name, f => f.Feed!);
        _index = NewsstandIndex.Read(folder, _feeds);
        Recorded = RecordedModel.Read(folder);
        _manners = _index.Sources.Where(source => source.Manner is not null).GroupBy(source => source.File).ToDictionary(group => group.Key, group => group.First().Manner!);
    }

    /// <summary>The feeds on offer.</summary>
    public IReadOnlyList<NewsstandSource> Sources => _index.Sources;

    /// <summary>Who wrote the answers that are kept beside the feeds, as the name of a model; null where none are.</summary>
    public string? RecordedBy => Recorded?.Model;

    /// <summary>When every dated item of the sources was published, ascending, in shifted time.</summary>
    public IReadOnlyList<DateTimeOffset> PublishedInstants =>
        [.. Sources.Where(s => _feeds.ContainsKey(s.File)).SelectMany(s => _feeds[s.File].Published).Select(at => at + Shift).Order()];

    /// <summary>The newest item's instant; null where no item is dated.</summary>
    public DateTimeOffset? Newest => PublishedInstants is { Count: > 0 } all ? all[^1] : null;

    /// <summary>By how much every date is moved.</summary>
    public TimeSpan Shift
    {
        get
        {
            lock (_gate)
                return _shift;
        }
    }

    /// <summary>Reads a folder; <see cref="NewsstandException"/> where it is missing, unreadable or holds no source.</summary>
    public static Newsstand Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new NewsstandException($"The newsstand folder '{folder}' does not exist.");
        try
        {
            var newsstand = new Newsstand(Path.GetFullPath(folder));
            return newsstand.Sources.Count > 0
                ? newsstand
                : throw new NewsstandException($"The newsstand folder '{folder}' holds no file that reads as RSS, Atom or JSON Feed.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw new NewsstandException($"The newsstand folder '{folder}' cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>The sample that ships with the program.</summary>
    public static Newsstand Sample() => Load(Path.Combine(AppContext.BaseDirectory, "Sample"));

    /// <summary>Moves every date of feeds and pages by a span, on top of earlier shifts.</summary>
    public void ShiftBy(TimeSpan by)
    {
        lock (_gate)
        {
            _shift += by;
            _served.Clear();
        }
    }

    /// <summary>A file as it stands at an instant; null for one that does not exist below the folder.</summary>
    internal Served? Serve(string file, DateTimeOffset now)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, file));
        if (!path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
            return null;
        lock (_gate)
            return _feeds.TryGetValue(file, out var feed) ? ServeFeed(file, path, feed, now) : ServePlain(file, path);
    }

    internal RecordedModel? Recorded { get; }

    /// <summary>How a file's server behaves; null where it behaves well.</summary>
    internal string? MannerOf(string file) => _manners.GetValueOrDefault(file);

    /// <summary>The file behind an article's real address; null for an unknown address.</summary>
    internal string? FileOfPage(string address) => _index.Pages.GetValueOrDefault(address);

    private Served ServeFeed(string file, string path, Feed feed, DateTimeOffset now)
    {
        var shown = feed.Published.Count(at => at + _shift <= now);
        if (_served.TryGetValue(file, out var known) && known.Shown == shown)
            return known.Served;
        var whole = shown == feed.Published.Count && _shift == TimeSpan.Zero;
        var newest = feed.Published.Where(at => at + _shift <= now).Select(at => at + _shift).DefaultIfEmpty(now).Max();
        var bytes = whole ? File.ReadAllBytes(path) : feed.Cut(now, _shift);
        var served = new Served(bytes, feed is JsonFeed ? "application/feed+json; charset=utf-8" : "application/xml", newest);
        _served[file] = (shown, served);
        return served;
    }

    private Served ServePlain(string file, string path)
    {
        if (_served.TryGetValue(file, out var known))
            return known.Served;
        var type = Served.TypeOf(file);
        var bytes = File.ReadAllBytes(path);
        if (_shift != TimeSpan.Zero && type.StartsWith("text/html", StringComparison.Ordinal))
            bytes = Encoding.UTF8.GetBytes(FeedDates.ShiftPage(Encoding.UTF8.GetString(bytes), _shift));
        var served = new Served(bytes, type, new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero));
        _served[file] = (0, served);
        return served;
    }
}

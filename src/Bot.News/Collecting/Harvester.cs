using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>What one turn of a source brought: its answer, and the feed where the answer was read.</summary>
/// <param name="Delivered">True for what a hub brought; what it says of the answer itself is then not the source's own.</param>
internal sealed record Harvest(Source Source, FetchOutcome Outcome, Feed? Feed, string? Unreadable, bool Delivered = false);

/// <summary>Takes one source's turn: asks and reads, touches no row.</summary>
internal sealed partial class Harvester(Fetcher fetcher, SourceKinds kinds, IOptions<NewsOptions> options, TimeProvider clock, ILogger<Harvester> log)
{
    private const string Accepted = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    /// <summary>The largest feed taken, expanded: ten times the largest real one known.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Items of one feed taken at one look.</summary>
    private const int MostItems = 500;

    /// <summary>What the sources of one host have in common, to be asked one after the other; a host on this machine needs no sparing.</summary>
    public string QueueOf(Source source) =>
        !fetcher.Through && Uri.TryCreate(AddressOf(source), UriKind.Absolute, out var at) && !HostTurns.IsHere(at) ? at.Authority : source.Url;

    public async Task<Harvest> TakeAsync(Source source, CancellationToken cancel)
    {
        try
        {
            var recipe = kinds[source.Kind];
            var address = AddressOf(source);
            var own = SourceRows.MayBePrivate(source, address, options.Value);
            var outcome = await fetcher.FetchAsync(new FetchRequest(address, Accepted, MostBytes, own, source.ETag, source.LastModified), cancel);
            if (outcome is not Fetched answer)
                return new Harvest(source, outcome, null, null);

            return recipe.Read(source, answer) switch
            {
                FeedReading.Read read => new Harvest(source, outcome, Believable(read.Feed), null),
                FeedReading.NoFeed no => new Harvest(source, outcome, null, no.Why),
                var other => throw new InvalidOperationException($"no case for {other}"),
            };
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Failed(log, fault, source.Name); // one bad source stops nobody
            return new Harvest(source, new TryLater($"reading it failed ({fault.GetType().Name}); the log has the details", null), null, null);
        }
    }

    /// <summary>Reads what a hub delivered as if the source had answered it.</summary>
    public Harvest ReadDelivery(Source source, byte[] body, string? contentType)
    {
        var answer = new Fetched(body, source.HubTopic ?? source.Url, contentType, null, null, source.ETag, source.LastModified, null, null, source.Hub, source.HubTopic);
        return kinds[source.Kind].Read(source, answer) is FeedReading.Read { Feed.Items.Count: > 0 } read
            ? new Harvest(source, answer, Believable(read.Feed with { KeepFor = null }), null, true)
            : new Harvest(source, answer, null, "the delivery is no feed", true);
    }

    /// <summary>The feed's newest items, without dates that are still to come; what says no date counts as new.</summary>
    private Feed Believable(Feed feed)
    {
        var now = clock.GetUtcNow();
        var items = feed.Items.Select(item => item with { Published = item.Published <= now ? item.Published : null, Updated = item.Updated <= now ? item.Updated : null }).ToList();
        return feed with { Items = items.Count <= MostItems ? items : [.. items.OrderByDescending(item => item.Published ?? item.Updated ?? now).Take(MostItems)] };
    }

    private string AddressOf(Source source) => source.MovedTo ?? kinds[source.Kind].AddressOf(source);

    [LoggerMessage(Level = LogLevel.Error, Message = "Source {Source} could not be read because of a fault in the program")]
    private static partial void Failed(ILogger log, Exception fault, string source);
}

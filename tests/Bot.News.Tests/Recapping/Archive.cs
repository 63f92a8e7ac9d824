using Bot.News.Recapping;
using Bot.News.Store;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bot.News.Tests.Recapping;

/// <summary>A store in a file of its own, filled with events as the stages before would leave them.</summary>
internal sealed class Archive : IAsyncDisposable
{
    /// <summary>A Monday, 08:00 UTC.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly string _folder;
    private long _articles;

    private Archive(ServiceProvider services, string folder) => (_services, _folder) = (services, folder);

    public FakeTimeProvider Clock { get; } = new(Monday);

    public IDbContextFactory<BotDb> Store => _services.GetRequiredService<IDbContextFactory<BotDb>>();

    public Recapper Recapper => new(Store, Clock);

    public static async Task<Archive> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recap-").FullName;
        var services = new ServiceCollection().AddStore($"Data Source={Path.Combine(folder, "bot.db")};Pooling=False").BuildServiceProvider();
        await services.PrepareStoreAsync(TestContext.Current.CancellationToken);
        return new(services, folder);
    }

    /// <summary>An event with a report per publisher, a card and a log entry.</summary>
    public async Task<NewsEvent> TellsAsync(
        string title, double daysBefore = 2, string topic = "models", string[]? by = null, double score = 1, string? action = null, string verb = "read")
    {
        by ??= ["Wire"];
        var at = Clock.GetUtcNow().AddDays(-daysBefore);
        await using var db = await Store.CreateDbContextAsync();
        var articles = by.Select(publisher => Stories.Article(++_articles, title, publisher, at)).ToList();
        foreach (var article in articles)
        {
            article.Source = await db.Sources.FirstOrDefaultAsync(source => source.Publisher == article.Publisher) ?? new Source { Name = article.Publisher, Url = $"https://{article.Publisher}.example/feed", Publisher = article.Publisher, Family = article.Publisher };
            db.Articles.Add(article);
            await db.SaveChangesAsync();
        }

        var told = new NewsEvent
        {
            Title = title,
            Topics = [topic],
            Audiences = ["builders"],
            Languages = ["en"],
            FirstAt = at,
            LastAt = at,
            Reports = by.Length,
            Publishers = by.Length,
            Score = score,
            TitleArticleId = articles[0].Id,
            FirstArticleId = articles[0].Id,
            Actors = [title.Split(' ')[0]],
        };
        db.Events.Add(told);
        await db.SaveChangesAsync();
        db.Reports.AddRange(articles.Select(article => new Report { ArticleId = article.Id, EventId = told.Id, At = at }));
        db.EventLog.Add(new EventLog { EventId = told.Id, Kind = EventLogKind.Formed, At = at });
        db.Analyses.Add(Stories.Card(told.Id, title, articles[0], action));
        if (action is not null)
        {
            db.ActionItems.Add(new ActionItem { EventId = told.Id, Key = action, Verb = verb, Text = action, Audiences = ["builders"], Publisher = by[0], At = at });
        }

        await db.SaveChangesAsync();
        return told;
    }

    /// <summary>Something new about an event: one more log entry, material where it has a text.</summary>
    public async Task ChangesAsync(NewsEvent told, string what)
    {
        await using var db = await Store.CreateDbContextAsync();
        var now = Clock.GetUtcNow();
        db.EventLog.Add(new EventLog { EventId = told.Id, Kind = what.Length > 0 ? EventLogKind.Changed : EventLogKind.Joined, What = what, At = now });
        await db.SaveChangesAsync();
        await db.Events.Where(e => e.Id == told.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.LastAt, now));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

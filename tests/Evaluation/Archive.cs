using System.Globalization;
using System.Text.Json;
using Bot.News;
using Bot.News.Collecting;
using Bot.News.Store;
using Bot.News.Store.Collecting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation;

/// <summary>
/// A throw-away store holding articles from a JSON Lines file, as if the collector had brought them in stream order.
/// Ids of the file are kept as the articles' keys.
/// </summary>
internal sealed class Archive : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("evaluation-");
    private readonly ServiceProvider services;

    private Archive(TimeProvider clock, IEnumerable<KeyValuePair<string, string?>> more)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(more)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder.FullName, "archive.db")};Pooling=False" })
            .Build();
        services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton<IConfiguration>(settings).AddNewsDesk(settings).BuildServiceProvider();
    }

    public IDbContextFactory<BotDb> Store => services.GetRequiredService<IDbContextFactory<BotDb>>();

    public T Stage<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <inheritdoc cref="LoadAsync(FileInfo, DateTimeOffset?, bool, IEnumerable{KeyValuePair{string, string?}}, CancellationToken)"/>
    public static Task<Archive> LoadAsync(FileInfo file, DateTimeOffset? before, bool titlesOnly, CancellationToken cancel) => LoadAsync(file, before, titlesOnly, [], cancel);

    /// <summary>Makes a store of the articles of a file that were published before <paramref name="before"/>; the clock stands there.</summary>
    public static async Task<Archive> LoadAsync(FileInfo file, DateTimeOffset? before, bool titlesOnly, IEnumerable<KeyValuePair<string, string?>> settings, CancellationToken cancel)
    {
        var rows = (await ReadAsync(file, cancel)).Where(row => before is null || row.Published is null || row.Published < before).ToList();
        var newest = rows.Max(row => row.Published) ?? Undated.End;
        var archive = new Archive(new StandingClock(before ?? newest), settings);
        await archive.services.PrepareStoreAsync(cancel);
        await archive.FillAsync(rows, titlesOnly, cancel);
        return archive;
    }

    /// <summary>The file's id of each article, by the store's id.</summary>
    public async Task<Dictionary<long, string>> IdsAsync(CancellationToken cancel)
    {
        await using var db = await Store.CreateDbContextAsync(cancel);
        return await db.Articles.ToDictionaryAsync(article => article.Id, article => article.Key, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<List<ArchiveRow>> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        List<ArchiveRow> rows = [];
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancel))
        {
            if (!string.IsNullOrWhiteSpace(line)) rows.Add(ArchiveRow.Parse(line, rows.Count));
        }

        return Undated.Space(rows);
    }

    private async Task FillAsync(List<ArchiveRow> rows, bool titlesOnly, CancellationToken cancel)
    {
        var sources = rows.Select(row => row.Source).Distinct().Select(name => Outlet.Of(name).ToSource()).ToDictionary(source => source.Name);
        await using (var db = await Store.CreateDbContextAsync(cancel))
        {
            db.Sources.AddRange(sources.Values);
            await db.SaveChangesAsync(cancel);
        }

        var homes = new Homes(Stage<SourceList>().Read().Select(listed => SourceRows.RowOf(listed.Entry, listed.Origin, Tier.Catalogue, Stage<SourceKinds>().UsualTrust)));
        foreach (var chunk in rows.Chunk(500))
        {
            await using var db = await Store.CreateDbContextAsync(cancel);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Articles.AddRange(chunk.Select(row => row.ToArticle(sources[row.Source], titlesOnly, homes)));
            await db.SaveChangesAsync(cancel);
        }
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Globalization;
using Bot.News.Store;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Asking;

/// <summary>
/// Two years of news in a SQLite file: events by many names, their articles and reports, the event log, and cards for the newest.
/// The first row of each table is written by the model, all others are copies of it with words of their own.
/// </summary>
internal static class LargeArchive
{
    private const int Days = 730;

    /// <summary>Older events have no card, as in a deployment.</summary>
    private const int CardedDays = 60;

    private static readonly string[] s_verbs = ["launches", "opens", "buys", "sues", "cuts", "ships", "trains", "delays", "funds", "audits", "patches", "retires", "tests", "licenses", "hires", "moves"];
    private static readonly string[] s_things = ["model", "agent", "chip", "cloud region", "dataset", "benchmark", "robot", "browser", "assistant", "compiler", "data centre", "voice service", "code tool", "search index", "policy", "runtime"];
    private static readonly string[] s_syllables = ["ka", "lo", "mi", "ren", "tor", "vex", "al", "bri", "cor", "den", "esh", "fal", "gro", "hin", "jul", "nor", "pax", "qui", "sol", "ul"];
    private static readonly string[] s_types = ["launch", "release", "funding", "lawsuit", "security", "research", "partnership", "policy"];

    public static async Task FillAsync(string database, int events, int articles, int seed, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddStore($"Data Source={database}").BuildServiceProvider();
        await services.PrepareStoreAsync(cancel);
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        await WriteFirstAsync(db, cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(cancel);
        var now = TimeProvider.System.GetUtcNow();
        connection.CreateFunction("title", (long n) => Title(n, seed), isDeterministic: true);
        connection.CreateFunction("actor", (long n) => $"[\"{Actor(n, seed)}\"]", isDeterministic: true);
        connection.CreateFunction("kind", (long n) => s_types[n % s_types.Length], isDeterministic: true);
        connection.CreateFunction("topic", (long n) => $"[\"{Topics.All[(int)(n % Topics.All.Count)]}\"]", isDeterministic: true);
        connection.CreateFunction("instant", (long n, long of) => now.AddDays(-Days * (1 - ((double)n / of))).UtcTicks, isDeterministic: true);
        var cards = events - (int)((long)events * CardedDays / Days);
        await CopyAsync(connection, "Articles", articles, new() { ["Id"] = "n", ["Key"] = "'a' || n", ["Url"] = "'https://wire.example/' || n", ["FeedId"] = "NULL", ["Title"] = "title(n % ev)", ["\"When\""] = "instant(n, total)", ["Published"] = "instant(n, total)", ["Collected"] = "instant(n, total)", ["ContentHash"] = "'h' || n" }, events, 2, cancel);
        await CopyAsync(connection, "Events", events, new() { ["Id"] = "n", ["Title"] = "title(n)", ["TitleArticleId"] = "n", ["FirstArticleId"] = "n", ["Actors"] = "actor(n)", ["Topics"] = "topic(n)", ["Type"] = "kind(n)", ["FirstAt"] = "instant(n, total)", ["LastAt"] = "instant(n, total)", ["Score"] = "(n * 7919) % 100" }, events, 2, cancel);
        await CopyAsync(connection, "Reports", articles, new() { ["ArticleId"] = "n", ["EventId"] = "1 + n % ev", ["At"] = "instant(n, total)" }, events, 2, cancel);
        await CopyAsync(connection, "EventLog", events, new() { ["Seq"] = "n", ["EventId"] = "n", ["ArticleId"] = "n", ["At"] = "instant(n, total)" }, events, 2, cancel);
        await CopyAsync(connection, "Analyses", events, new() { ["Id"] = "n", ["EventId"] = "n", ["Headline"] = "title(n)", ["At"] = "instant(n, total)", ["Seq"] = "ev" }, events, Math.Max(2, cards), cancel);
        await CopyAsync(connection, "Claims", events, new() { ["Id"] = "n", ["AnalysisId"] = "n", ["Text"] = "title(n) || ', its makers said on the day.'" }, events, Math.Max(2, cards), cancel);
        await CopyAsync(connection, "ActionItems", events, new() { ["Id"] = "n", ["EventId"] = "n", ["Text"] = "'Read what ' || title(n)", ["At"] = "instant(n, total)" }, events, Math.Max(2, cards), cancel);
    }

    /// <summary>The title of an event by its number: of some 4,000 names and as many words as news has.</summary>
    public static string Title(long n, int seed) => string.Create(CultureInfo.InvariantCulture, $"{Actor(n, seed)} {s_verbs[(n / 3) % s_verbs.Length]} {Name((n * 31) + seed, 3)} {s_things[(n / 7) % s_things.Length]} {n % 997}");

    public static string Actor(long n, int seed) => Name(((n * n) + seed) % 4000, 2);

    private static string Name(long n, int syllables)
    {
        var name = "";
        for (var at = 0; at < syllables; at++, n /= s_syllables.Length)
        {
            name += s_syllables[Math.Abs(n % s_syllables.Length)];
        }

        return char.ToUpperInvariant(name[0]) + name[1..] + (n > 0 ? s_syllables[n % s_syllables.Length] : "");
    }

    private static async Task WriteFirstAsync(BotDb db, CancellationToken cancel)
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(-Days);
        var article = new Article { Id = 1, Key = "a1", Url = "https://wire.example/1", Title = "First", Publisher = "Sample Wire", Family = "sample", ContentHash = "h1", Language = "en", Teaser = "The makers said on the day that it is there.", When = at, Published = at, Source = new Source { Name = "Sample Wire", Url = "https://wire.example/feed", Publisher = "Sample Wire", Family = "sample" } };
        db.Articles.Add(article);
        db.Events.Add(new NewsEvent { Id = 1, Title = "First", TitleArticleId = 1, FirstArticleId = 1, FirstAt = at, LastAt = at, Reports = 3, Publishers = 3, Languages = ["en"], Audiences = ["builders"] });
        await db.SaveChangesAsync(cancel);
        db.Reports.Add(new Report { ArticleId = 1, EventId = 1, At = at });
        db.EventLog.Add(new EventLog { Seq = 1, EventId = 1, ArticleId = 1, At = at });
        db.Analyses.Add(new Analysis { Id = 1, EventId = 1, Version = 1, Reason = "first card", Producer = "Extracted, no AI", Headline = "First", Url = "https://wire.example/1", Publisher = "Sample Wire", Rich = true, Hook = "3 publishers in one day." });
        await db.SaveChangesAsync(cancel);
        db.Claims.Add(new Claim { Id = 1, AnalysisId = 1, Section = Section.Changed, Text = "First." });
        db.ActionItems.Add(new ActionItem { Id = 1, EventId = 1, Key = "read:it:builders", Verb = "read", Text = "Read it", Url = "https://wire.example/1", Audiences = ["builders"], Publisher = "Sample Wire", At = at });
        await db.SaveChangesAsync(cancel);
    }

    private static async Task CopyAsync(SqliteConnection connection, string table, int total, Dictionary<string, string> changed, int events, int from, CancellationToken cancel)
    {
        List<string> columns = [];
        await using (var names = connection.CreateCommand())
        {
            names.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            await using var rows = await names.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                columns.Add(rows.GetString(0) is "When" ? "\"When\"" : rows.GetString(0) is "Order" ? "\"Order\"" : rows.GetString(0));
            }
        }

        var key = changed.Keys.First();
        await using var copy = connection.CreateCommand();
        copy.CommandTimeout = 0;
        copy.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            WITH RECURSIVE counter(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM counter WHERE n < {total})
            INSERT INTO {table} ({string.Join(", ", columns)})
            SELECT {string.Join(", ", columns.Select(c => changed.TryGetValue(c, out var other) ? other : "t." + c))}
            FROM counter, (SELECT *, {total} AS total, {events} AS ev FROM {table} WHERE {key} = 1) t
            """);
        await copy.ExecuteNonQueryAsync(cancel);
    }
}

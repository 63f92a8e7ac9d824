using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Bot.Commands;

/// <summary>How the desk is doing, for anyone who asks.</summary>
internal sealed class Status(IDbContextFactory<BotDb> store, Subscriptions.SlotBook slots)
{
    public async Task<string> TextAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var sources = await db.Sources.AsNoTracking().Where(s => s.Tier == Tier.Catalogue).Select(s => new { s.LastFetchedAt, s.Failures, s.PausedBecause }).ToListAsync(cancel);
        var newest = await db.Articles.AsNoTracking().OrderByDescending(a => a.Id).Select(a => new { a.Published, a.Collected, a.Backlog }).Take(200).ToListAsync(cancel);
        var lags = newest.Where(a => !a.Backlog && a.Published < a.Collected).Select(a => (a.Collected - a.Published!.Value).TotalMinutes).Order().ToList();
        var producers = (await db.Analyses.AsNoTracking().OrderByDescending(a => a.Id).Select(a => a.Producer).Take(100).ToListAsync(cancel)).CountBy(p => p).OrderByDescending(p => p.Value).ToList();
        var next = await slots.NextDueAsync(cancel);
        string[] lines =
        [
            Texts.Get("status.head"),
            sources.Max(s => s.LastFetchedAt) is { } last ? Texts.Get("status.collected", Shown.Ago(last)) : Texts.Get("status.never"),
            Texts.Get("status.sources", sources.Count, sources.Count(s => s.Failures > 0 || s.PausedBecause is not null)),
            lags.Count > 0 ? Texts.Get("status.lag", Math.Round(lags[lags.Count / 2])) : "",
            next is { } due ? Texts.Get("status.next", Shown.At(due)) : Texts.Get("status.nobody"),
            producers.Count == 0 ? "" : Texts.Get("status.analyst", string.Join(" · ", producers.Take(3).Select(p => $"{Delivery.DiscordMarkdown.Escape(p.Key)} ({p.Value})"))),
            Texts.Get("status.version", Version()),
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Version() => typeof(Status).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";
}

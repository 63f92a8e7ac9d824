using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Bot.News.Store;
using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Delivering;

/// <summary>A year of slots in simulated time, with restarts; what was written is held against an independent reckoning.</summary>
internal sealed class SlotsVerb : IVerb
{
    private readonly Option<int> _subscriptions = new("--subscriptions") { DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _zones = new("--zones") { DefaultValueFactory = _ => 60 };
    private readonly Option<int> _days = new("--days") { DefaultValueFactory = _ => 365 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: subscriptions times this" };

    private sealed record Plan(int Subscriptions, int Zones, int Days, Random Chance);

    private sealed class Now(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset At { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => At;
    }

    public Command Describe()
    {
        var command = new Command("slots", "a simulated year of slots: none missed, none twice, none off by a minute") { _subscriptions, _zones, _days, _seed, _scale };
        command.SetAction((parsed, cancel) => MeasureAsync(new(
            (int)Math.Ceiling(parsed.GetValue(_subscriptions) * parsed.GetValue(_scale)), parsed.GetValue(_zones), parsed.GetValue(_days), new Random(parsed.GetValue(_seed))), cancel));
        return command;
    }

    private static async Task<int> MeasureAsync(Plan plan, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("slots-").FullName;
        await using var services = new ServiceCollection().AddStore($"Data Source={Path.Combine(folder, "bot.db")}").BuildServiceProvider();
        await services.PrepareStoreAsync(cancel);
        var store = services.GetRequiredService<IDbContextFactory<BotDb>>();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(plan.Chance.Next(5 * 365));
        var (clock, end) = (new Now(start), start.AddDays(plan.Days));
        var made = await SubscribeAsync(store, plan, start, cancel);
        var watch = Stopwatch.StartNew();
        var (wakes, restarts) = await LiveAsync(store, clock, end, plan.Chance, cancel);
        var seconds = watch.Elapsed.TotalSeconds;

        await using var db = await store.CreateDbContextAsync(cancel);
        var written = (await db.Slots.AsNoTracking().Where(s => s.State != SlotState.Missed).Select(s => new { s.SubscriptionId, s.Due }).ToListAsync(cancel)).ToLookup(s => s.SubscriptionId, s => s.Due);
        int due = 0, missed = 0, doubled = 0, off = 0;
        foreach (var subscription in made)
        {
            var expected = Reckoning.Of(subscription, start, end).ToHashSet();
            var found = written[subscription.Id].ToList();
            due += expected.Count;
            doubled += found.Count - found.Distinct().Count();
            off += found.Count(at => !expected.Contains(at));
            missed += expected.Count(at => !found.Contains(at));
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            missed,
            doubled,
            off_by_a_minute = off,
            due,
            subscriptions = plan.Subscriptions,
            zones = made.Select(s => s.Zone).Distinct().Count(),
            days = plan.Days,
            restarts,
            wakes,
            seconds = Math.Round(seconds, 1),
        }));
        Directory.Delete(folder, recursive: true);
        return (missed, doubled, off) == (0, 0, 0) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Subscription>> SubscribeAsync(IDbContextFactory<BotDb> store, Plan plan, DateTimeOffset start, CancellationToken cancel)
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).OrderBy(zone => plan.Chance.Next()).Take(plan.Zones).ToList();
        var week = Enum.GetValues<DayOfWeek>();
        List<Subscription> made = [.. Enumerable.Range(0, plan.Subscriptions).Select(n => new Subscription
        {
            Kind = SubscriptionKind.Personal,
            PersonId = $"{n}",
            ChannelKind = "dm",
            Days = [.. week.OrderBy(_ => plan.Chance.Next()).Take(plan.Chance.Next(10) == 0 ? 2 : 1)],
            Time = new TimeOnly(plan.Chance.Next(24), 5 * plan.Chance.Next(12)),
            Zone = zones[n % zones.Count].Id,
            CreatedAt = start,
            Since = start,
        })];
        await using var db = await store.CreateDbContextAsync(cancel);
        db.Subscriptions.AddRange(made);
        await db.SaveChangesAsync(cancel);
        return made;
    }

    /// <summary>Wakes at each due instant, as the alarm does; two times a week the process ends and is away for up to 90 minutes.</summary>
    private static async Task<(int Wakes, int Restarts)> LiveAsync(IDbContextFactory<BotDb> store, Now clock, DateTimeOffset end, Random chance, CancellationToken cancel)
    {
        var (wakes, restarts, down) = (0, 0, clock.At.AddDays(3.5 * chance.NextDouble()));
        while (clock.At < end)
        {
            var book = new SlotBook(store, clock);
            while (clock.At < down && clock.At < end)
            {
                await book.DeriveAsync(cancel);
                wakes++;
                var next = await book.NextDueAsync(cancel) ?? end;
                clock.At = next < down ? next : down;
            }

            clock.At = down.AddMinutes(1 + chance.Next(90));
            down = clock.At.AddDays(2 + (3 * chance.NextDouble()));
            restarts++;
        }

        clock.At = end;
        await new SlotBook(store, clock).DeriveAsync(cancel);
        return (wakes, restarts);
    }
}

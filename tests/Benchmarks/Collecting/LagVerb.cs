using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.News.Collecting;
using Bot.News.Store.Collecting;

namespace Benchmarks.Collecting;

/// <summary>
/// How long after publication an article is collected, and for how many requests, by the real publication times of many sources;
/// beside a fixed interval of ten minutes. With <c>--live</c> a day of them also goes through the real collector and the local newsstand.
/// </summary>
internal sealed class LagVerb : IVerb
{
    private static readonly TimeSpan Fixed = TimeSpan.FromMinutes(10);

    /// <summary>Days at the start from which habits are learnt; their items are not counted.</summary>
    private const int Learning = 5;

    /// <summary>An active source publishes about once a day and more.</summary>
    private const int Active = 30;

    private readonly Option<FileInfo[]> _in = new("--in") { AllowMultipleArgumentsPerToken = true, Description = "JSON Lines with source and published; default the months beside the repository, else made-up sources" };
    private readonly Option<bool> _live = new("--live") { Description = "also run a day through the collector and the local newsstand" };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: sources times this" };

    private sealed record Tally(List<double> Lags, int Requests, double SourceDays)
    {
        public object Shown => new
        {
            median_minutes = Math.Round(At(0.5), 2),
            p95_minutes = Math.Round(At(0.95), 2),
            requests_per_source_and_day = Math.Round(Requests / SourceDays, 1),
            items = Lags.Count,
        };

        public double At(double share) => Lags.Count == 0 ? 0 : Lags.Order().ElementAt((int)(Lags.Count * share));
    }

    public Command Describe()
    {
        var command = new Command("lag", "From publication to collection: median minutes and requests, by real rhythms, beside fixed polling every ten minutes") { _in, _live, _seed, _scale };
        command.SetAction((parsed, cancel) => MeasureAsync(Rhythms.Read(parsed.GetValue(_in) ?? [], parsed.GetValue(_seed), parsed.GetValue(_scale)), parsed.GetValue(_live), parsed.GetValue(_seed), cancel));
        return command;
    }

    private static async Task<int> MeasureAsync(IReadOnlyList<List<DateTimeOffset>> sources, bool live, int seed, CancellationToken cancel)
    {
        var chance = new Random(seed);
        var starts = sources.Select(_ => TimeSpan.FromMinutes(chance.NextDouble() * 10)).ToList();
        Tally Of(int least, Func<List<DateTimeOffset>, TimeSpan, Tally> follow)
        {
            var each = sources.Zip(starts).Where(pair => pair.First.Count >= least).Select(pair => follow(pair.First, pair.Second)).ToList();
            return new Tally([.. each.SelectMany(tally => tally.Lags)], each.Sum(tally => tally.Requests), Math.Max(1, each.Sum(tally => tally.SourceDays)));
        }

        var (active, all) = (Of(Active, Adaptive), Of(1, Adaptive));
        var day = live ? await LiveDay.RunAsync(sources, cancel) : null;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            active = active.Shown,
            active_fixed_10_minutes = Of(Active, Steady).Shown,
            all = all.Shown,
            all_fixed_10_minutes = Of(1, Steady).Shown,
            live = day,
        }));
        return active.At(0.5) <= 5 && active.Requests / active.SourceDays <= 144 ? 0 : 1;
    }

    private static Tally Adaptive(List<DateTimeOffset> published, TimeSpan offset)
    {
        var (at, end) = (published[0].AddDays(Learning) + offset, published[^1]);
        var source = new Source { Name = "", Url = "", Publisher = "", Family = "" };
        return Follow(published, at, end, now =>
        {
            source.Published = Habit.Learn(source.Published, published.Where(p => p <= now).TakeLast(30), now);
            return Rhythm.IntervalOf(source, now);
        });
    }

    private static Tally Steady(List<DateTimeOffset> published, TimeSpan offset) => Follow(published, published[0].AddDays(Learning) + offset, published[^1], _ => Fixed);

    private static Tally Follow(List<DateTimeOffset> published, DateTimeOffset start, DateTimeOffset end, Func<DateTimeOffset, TimeSpan> wait)
    {
        List<double> lags = [];
        var (requests, last) = (0, start);
        for (var now = start + wait(start); now < end; now += wait(now))
        {
            requests++;
            lags.AddRange(published.Where(at => at > last && at <= now).Select(at => (now - at).TotalMinutes));
            last = now;
        }

        return new Tally(lags, requests, Math.Max(0, (end - start).TotalDays));
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Bot.News.Recapping;
using Bot.News.Store;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;

namespace Benchmarks.Recapping;

/// <summary>One window ordered for very many readers who all want something else.</summary>
internal sealed class ProfilesVerb : IVerb
{
    private const int Candidates = 300, Outlets = 60;

    private readonly Option<int> _profiles = new("--profiles") { DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: profiles times this" };

    public Command Describe()
    {
        var command = new Command("profiles", "Different profiles ranked from one window of 300 candidates") { _profiles, _seed, _scale };
        command.SetAction(parsed => Run(Math.Max(1, (int)(parsed.GetValue(_profiles) * parsed.GetValue(_scale))), parsed.GetValue(_seed)));
        return command;
    }

    private static int Run(int count, int seed)
    {
        var now = new DateTimeOffset(2026, 5, 25, 9, 0, 0, TimeSpan.Zero);
        var candidates = Window(new Random(seed), now);
        var (different, ranked, tops) = (new HashSet<string>(), 0L, new HashSet<long>());
        var (watch, middle) = (Stopwatch.StartNew(), 0.0);
        Parallel.ForEach(Enumerable.Range(0, count), () => new List<(string Key, int Kept, long Top)>(), (n, _, mine) =>
        {
            var profile = ProfileOf(new Random(unchecked((seed * 1_000_003) + n)), n);
            var order = Ranking.Order(candidates, profile, now);
            mine.Add((profile.Key(), order.Count, order.Count > 0 ? order[0].Event.Id : 0));
            if (n == count / 2)
                middle = GC.GetTotalMemory(forceFullCollection: false) / 1048576.0;
            return mine;
        }, mine =>
        {
            lock (different)
            {
                foreach (var (key, kept, top) in mine)
                {
                    different.Add(key);
                    tops.Add(top);
                    ranked += kept;
                }
            }
        });
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            profiles = count,
            different = different.Count,
            candidates = candidates.Count,
            seconds = Math.Round(seconds, 1),
            per_second = Math.Round(count / seconds),
            memory_mb_middle = Math.Round(middle),
            memory_mb_end = Math.Round(GC.GetTotalMemory(forceFullCollection: true) / 1048576.0),
            kept_on_average = Math.Round((double)ranked / count),
            different_leads = tops.Count,
        }));
        return 0;
    }

    private static List<Candidate> Window(Random chance, DateTimeOffset now) =>
    [
        .. Enumerable.Range(1, Candidates).Select(id => new Candidate(
            new NewsEvent
            {
                Id = id,
                Title = $"Lab {chance.Next(40)} releases model {chance.Next(90)} for word{chance.Next(200)}",
                Topics = [.. Some(Topics.All, chance, 3)],
                Audiences = [.. Some(Audiences.All, chance, 2)],
                Languages = ["en"],
                FirstAt = now.AddHours(-chance.Next(1, 160)),
                LastAt = now.AddHours(-chance.Next(1, 100)),
                Publishers = chance.Next(1, 9),
                Score = chance.NextDouble(),
                Why = ["3 publishers"],
            },
            [.. Enumerable.Range(0, chance.Next(1, 6)).Select(_ => $"outlet{chance.Next(Outlets)}").Distinct()],
            $"outlet{chance.Next(Outlets)}",
            chance.Next(-3, 4))),
    ];

    private static Profile ProfileOf(Random chance, int n) => new()
    {
        Topics = [.. Some(Topics.All, chance, 4).Order()],
        Audiences = [.. Some(Audiences.All, chance, 3).Order()],
        Length = (EditionLength)chance.Next(3),
        ServerId = $"{n}",
        MutedWords = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => $"word{chance.Next(200)}")],
        MutedPublishers = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => $"outlet{chance.Next(Outlets)}")],
    };

    private static IEnumerable<string> Some(IReadOnlyList<string> all, Random chance, int most) => Enumerable.Range(0, chance.Next(0, most + 1)).Select(_ => all[chance.Next(all.Count)]).Distinct();
}

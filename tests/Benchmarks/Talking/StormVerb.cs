using System.CommandLine;
using System.Text.Json;

namespace Benchmarks.Talking;

/// <summary>Hours of faults, run fast: every interaction that can be answered is, nothing is sent twice, and sessions are resumed.</summary>
internal sealed class StormVerb : IVerb
{
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<int> _seeds = new("--seeds") { DefaultValueFactory = _ => 1, Description = "how many storms, of this seed and those after it" };
    private readonly Option<double> _hours = new("--hours") { DefaultValueFactory = _ => 2, Description = "simulated time of each storm" };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: hours times this" };
    private readonly Option<double> _rate = new("--rate") { DefaultValueFactory = _ => 20, Description = "simulated seconds a second while an interaction waits" };

    public Command Describe()
    {
        var command = new Command("storm", "Gateway and API faults by the hour: nothing unanswered, nothing twice, sessions resumed") { _seed, _seeds, _hours, _scale, _rate };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(_seed), parsed.GetValue(_seeds), TimeSpan.FromHours(parsed.GetValue(_hours) * parsed.GetValue(_scale)), parsed.GetValue(_rate), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int seed, int seeds, TimeSpan length, double rate, CancellationToken cancel)
    {
        List<StormResult> results = [];
        foreach (var one in Enumerable.Range(seed, seeds))
        {
            using var storm = new Storm(one, length, rate);
            results.Add(await storm.RunAsync(cancel));
            await Console.Error.WriteLineAsync(results[^1].ToString());
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            unanswered = results.Sum(r => r.Unanswered),
            duplicates = results.Sum(r => r.Duplicates),
            lost = results.Sum(r => r.Lost),
            identifies = results.Sum(r => r.Identifies),
            non_resumable_causes = results.Sum(r => r.Causes),
            violations = results.Sum(r => r.Violations),
            interactions = results.Sum(r => r.Interactions),
            answered = results.Sum(r => r.Answered),
            fault_inside_three_seconds = results.Sum(r => r.Excused),
            messages = results.Sum(r => r.Messages),
            unsent = results.Sum(r => r.Unsent),
            faults = results.Sum(r => r.Faults),
            slowest_return_s = results.Max(r => r.SlowestReturnSeconds),
            storms = seeds,
            hours = Math.Round(length.TotalHours, 3),
            held = results.TrueForAll(r => r.Held),
        }));
        return results.TrueForAll(r => r.Held) ? 0 : 1;
    }
}

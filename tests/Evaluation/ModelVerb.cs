using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.News.Grouping;
using Bot.News.Recapping;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Evaluation.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.ML.Tokenizers;

namespace Evaluation;

/// <summary>
/// Has a week's top events written by a model that a folder plays: every request is kept there as <c>KEY.request.json</c> (the bytes that left) and
/// <c>KEY.txt</c> (to read), and is answered with <c>KEY.answer.json</c> where somebody put that file; without it the extracted card stands.
/// </summary>
internal sealed class ModelVerb : IVerb
{
    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "Articles, JSON Lines." };
    private readonly Option<string> week = new("--week") { Required = true, Description = "An ISO week such as 2026-W22." };
    private readonly Option<DirectoryInfo> folder = new("--dir") { Required = true, Description = "The folder that plays the model." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where the cards go, each beside the extracted one, in Markdown." };
    private readonly Option<string> name = new("--model") { DefaultValueFactory = _ => "folder", Description = "The model's name." };
    private readonly Option<string> wire = new("--wire") { DefaultValueFactory = _ => "OpenAICompatible", Description = "OpenAICompatible or Anthropic." };
    private readonly Option<int> count = new("--count") { DefaultValueFactory = _ => 20, Description = "How many events, by weight." };
    private readonly Option<bool> parrot = new("--parrot") { Description = "Where the folder has no answer, repeat sentences of the request cut short: no card to read, but all of the product's own work." };
    private readonly Option<long[]> events = new("--events") { AllowMultipleArgumentsPerToken = true, Description = "Of these, only the ones with these ids." };

    private static readonly Tokenizer Tokens = TiktokenTokenizer.CreateForModel("gpt-4o");

    public Command Describe()
    {
        var command = new Command("model", "Have a folder play the model: keep the requests, run the answers through the product.") { input, week, folder, output, name, wire, count, parrot, events };
        input.AcceptExistingOnly();
        wire.AcceptOnlyFromAmong("OpenAICompatible", "Anthropic");
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var window = Window.OfWeek(parsed.GetRequiredValue(week));
        var player = new FolderModel(parsed.GetRequiredValue(folder), parsed.GetValue(parrot));
        await using var endpoint = await ModelEndpoint.StartAsync(player.Answer, cancel);
        var anthropic = parsed.GetValue(wire) == "Anthropic";
        await using var archive = await Archive.LoadAsync(parsed.GetRequiredValue(input), window.CutOff, false,
        [
            new("Analysis:Analyst", parsed.GetValue(wire)), new("Analysis:Model", parsed.GetValue(name)), new("Analysis:ApiKey", "none"),
            new("Analysis:Endpoint", endpoint.Address + (anthropic ? "" : "/v1")), new("Analysis:WeeklyTokenBudget", "1000000000"),
        ], cancel);
        await archive.Stage<Grouper>().GroupAsync(cancel);
        var figures = await WriteAsync(archive, window, parsed.GetValue(count), parsed.GetValue(events) ?? [], parsed.GetRequiredValue(output), cancel);
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return 0;
    }

    private static async Task<object> WriteAsync(Archive archive, Window window, int count, long[] only, FileInfo output, CancellationToken cancel)
    {
        await using var db = await archive.Store.CreateDbContextAsync(cancel);
        var top = await db.Events.AsNoTracking().Where(e => e.MergedInto == null && e.FirstAt > window.From && e.FirstAt <= window.CutOff).OrderByDescending(e => e.Score).ThenBy(e => e.Id).Take(count).ToListAsync(cancel);
        var analyst = archive.Stage<IEnumerable<IAnalyst>>().OfType<ModelAnalyst>().Single();
        var (pages, rows) = (new List<string>(), new List<Row>());
        foreach (var told in top.Where(e => only.Length == 0 || only.Contains(e.Id)))
        {
            var articles = await db.Reports.AsNoTracking().Where(r => r.EventId == told.Id && r.Article!.Tier == Tier.Catalogue).Select(r => r.Article!).ToListAsync(cancel); // a report has an article
            var assignment = new Assignment(new Material(told, articles), window.CutOff, true, []);
            var prompt = Prompt.Of(assignment);
            var (began, spent) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var draft = await analyst.WriteAsync(assignment, cancel);
            var stands = draft.ByModel ? draft.Claims.Count + (draft.Hook == Hooks.Of(told) ? 0 : 1) : 0;
            var (written, dropped) = (stands + (draft.Repair?.Dropped ?? 0) - (draft.Repair?.Mended ?? 0), draft.Repair?.Dropped ?? 0);
            var reasons = draft.Dropped.Select(o => $"- {o.Section}: {o.Text} **({o.Why})**").ToList();
            var card = Cards.From(draft, assignment.Material, null, [], window.CutOff);
            var (own, cpu) = (TimeProvider.System.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            var extracted = Cards.From(ExtractiveAnalyst.Write(assignment.Material, window.CutOff), assignment.Material, null, [], window.CutOff);
            var tokens = prompt.Messages.Sum(m => Tokens.CountTokens(m.Text)) + Tokens.CountTokens(Answer.Schema.GetRawText());
            rows.Add(new Row(told.Id, told.Title, assignment.Material.Rich, tokens, card.ByModel, written, dropped, draft.Repair?.Mended ?? 0, card.ByModel ? card.Claims.Count + (card.Hook == Hooks.Of(told) ? 0 : 1) : 0, Math.Round(own, 1), Math.Round(cpu, 1)));
            pages.Add(Page(told, articles, window, card, extracted, reasons));
            await Console.Error.WriteLineAsync(JsonSerializer.Serialize(rows[^1]));
        }

        await File.WriteAllTextAsync(output.FullName, string.Join("\n\n======\n\n", pages), cancel);
        var (times, cpus) = (Warm(rows.Select(r => r.Own)), Warm(rows.Select(r => r.Cpu)));
        var calls = await db.ModelCalls.AsNoTracking().Where(c => c.Answer != null).ToListAsync(cancel);
        return new
        {
            events = rows.Count,
            rich = rows.Count(r => r.Rich),
            request_tokens_o200k = rows.Sum(r => r.Tokens),
            by_model = rows.Count(r => r.ByModel),
            written = rows.Sum(r => r.Written),
            dropped_first = rows.Sum(r => r.Dropped),
            drop_rate = Rate(rows.Sum(r => r.Dropped), rows.Sum(r => r.Written)),
            mended = rows.Sum(r => r.Mended),
            repair_rate = Rate(rows.Sum(r => r.Mended), rows.Sum(r => r.Dropped)),
            published = rows.Sum(r => r.Published),
            own_ms_p50 = times[times.Count / 2],
            own_ms_p95 = times[times.Count * 95 / 100],
            own_cpu_ms_p50 = cpus[cpus.Count / 2],
            own_cpu_ms_p95 = cpus[cpus.Count * 95 / 100],
            requests_answered = calls.Count,
            answer_tokens_o200k = calls.Sum(c => Tokens.CountTokens(c.Answer!)), // selected above
        };
    }

    private static string Page(NewsEvent told, List<Article> articles, Window window, Bot.News.Store.Analysing.Analysis card, Bot.News.Store.Analysing.Analysis extracted, List<string> reasons) => string.Create(CultureInfo.InvariantCulture,
        $"# Event {told.Id}\n\n{CardText.Markdown(CardMaking.Make(told, card, articles, [], window.CutOff))}\n\n---\n\n{CardText.Markdown(CardMaking.Make(told, extracted, articles, [], window.CutOff))}\n\n---\n\nDropped:\n{string.Join('\n', reasons)}\n");

    /// <summary>The first ones pay for compiling.</summary>
    private static List<double> Warm(IEnumerable<double> times) => [.. times.Skip(20).Order().DefaultIfEmpty(0)];

    private static double Rate(int part, int whole) => whole == 0 ? 0 : Math.Round(part / (double)whole, 3);

    private sealed record Row(long Event, string Title, bool Rich, int Tokens, bool ByModel, int Written, int Dropped, int Mended, int Published, double Own, double Cpu);
}

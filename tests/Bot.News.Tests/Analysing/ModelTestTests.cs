using System.Text.Json;
using Bot.News.Analysing.Analysts;
using Bot.News.Store.Analysing;
using Evaluation.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.News.Tests.Analysing;

/// <summary>What <c>doctor</c> says of the model: one tiny request, and for each answer a line that tells what to do.</summary>
public sealed class ModelTestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, (ModelConduct Conduct, string? Says)> Answers = new()
    {
        ["ok"] = (new ModelConduct("ready"), null),
        ["cut off, yet there"] = (new ModelConduct("rea") { Truncated = true }, null),
        ["key refused"] = (new ModelConduct { Status = 401 }, "model key refused; give another Analysis:ApiKey"),
        ["key not allowed"] = (new ModelConduct { Status = 403 }, "model key refused; give another Analysis:ApiKey"),
        ["no such model"] = (new ModelConduct { Status = 404 }, "no model answer; Analysis:Model or Analysis:Endpoint is not what the provider calls it"),
        ["over the limit"] = (new ModelConduct { Status = 429 }, "model over its rate limit; wait, or raise the limit at the provider"),
        ["outage"] = (new ModelConduct { Status = 500 }, "model unavailable; look at Analysis:Endpoint and at the provider's status; until then cards are extracted"),
        ["connection lost"] = (new ModelConduct { Dropped = true }, "model unavailable; look at Analysis:Endpoint and at the provider's status; until then cards are extracted"),
        ["timeout"] = (new ModelConduct { Hangs = true }, "model timed out; nothing came within 3 seconds: look whether the server at Analysis:Endpoint is up and quick enough"),
        ["bad request"] = (new ModelConduct { Status = 400 }, "model refused the request; the provider wants another Analysis:Model or another kind of Analysis:Analyst"),
        ["not a model"] = (new ModelConduct { Raw = "<html>hello</html>" }, "model answer unreadable; Analysis:Endpoint is not a model's server of the kind that Analysis:Analyst names"),
    };

    public static TheoryData<string, string> All => [.. Answers.Keys.SelectMany(answer => new[] { "OpenAICompatible", "Anthropic" }.Select(wire => (answer, wire)))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_answer_gives_a_line_that_says_what_to_do(string answer, string wire)
    {
        var (conduct, says) = Answers[answer];
        await using var model = await Models.PlayAsync(_ => conduct);
        await using var desk = await Desk.OpenAsync();
        var (problem, fine) = await Test(desk, model, wire).TryAsync(Cancel);
        if (says is null)
        {
            Assert.Null(problem);
            Assert.StartsWith($"{wire} test-model answers (", fine, StringComparison.Ordinal);
            Assert.EndsWith("of 2,000,000 tokens spent in seven days", fine, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal($"{wire} test-model: {says}", problem);
        }

        Assert.InRange(model.Asked.Count, 1, answer is "over the limit" or "outage" or "connection lost" ? 2 : 1); // the provider's own client tries those twice
        Assert.All(model.Asked, asked =>
        {
            Assert.InRange(asked.Body.Length, 1, 600);
            Assert.Single(asked.Turns);
            var body = JsonDocument.Parse(asked.Body).RootElement;
            Assert.InRange(new[] { "max_tokens", "max_completion_tokens" }.Where(k => body.TryGetProperty(k, out _)).Select(k => body.GetProperty(k).GetInt32()).Single(), 1, 256);
        });
    }

    [Fact]
    public async Task A_budget_that_is_used_up_is_told_though_the_model_answers_and_the_question_is_in_the_ledger()
    {
        await using var model = await Models.PlayAsync(_ => new ModelConduct("ready"));
        await using var desk = await Desk.OpenAsync();
        await using var db = await desk.Store.CreateDbContextAsync(Cancel);
        db.ModelCalls.Add(new ModelCall { Key = "card", At = desk.Clock.GetUtcNow().AddDays(-2), InputTokens = 1_500_000, OutputTokens = 600_000, Answer = "…" });
        await db.SaveChangesAsync(Cancel);
        var (problem, _) = await Test(desk, model, "OpenAICompatible").TryAsync(Cancel);
        Assert.Contains("are the whole budget; cards are written without the model, or raise Analysis:WeeklyTokenBudget", problem, StringComparison.Ordinal);
        Assert.Equal(1, await db.ModelCalls.CountAsync(c => c.Key == "doctor" && c.InputTokens + c.OutputTokens > 0, Cancel));
    }

    private static ModelTest Test(Desk desk, ModelEndpoint model, string wire)
    {
        var options = Options.Create(Models.Of(model, wire));
        return new ModelTest(options, new TokenBook(desk.Store, options), desk.Clock) { Patience = TimeSpan.FromSeconds(3) };
    }
}

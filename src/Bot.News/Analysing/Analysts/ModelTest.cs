using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Bot.News.Analysing.Analysts;

/// <summary>Tries the analyst that the settings name with one tiny request.</summary>
internal sealed class ModelTest(IOptions<AnalysisOptions> options, TokenBook book, TimeProvider clock)
{
    /// <summary>How long the answer may take: whoever runs it waits for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What is wrong, or null; and what to say where all is well.</summary>
    public async Task<(string? Problem, string Fine)> TryAsync(CancellationToken cancel)
    {
        var wanted = options.Value;
        if (!ModelLine.Providers.Contains(wanted.Analyst, StringComparer.OrdinalIgnoreCase)) return (null, ExtractiveAnalyst.Producer);
        using var line = new ModelLine(wanted, Patience);
        var reply = await line.AskAsync([new ChatMessage(ChatRole.User, "Answer with the one word: ready")], new ChatOptions { MaxOutputTokens = 256 }, cancel);
        await book.KeepAsync(new ModelCall { Key = "doctor", At = clock.GetUtcNow(), InputTokens = reply.Input, OutputTokens = reply.Output, Problem = reply.Problem }, cancel);
        var spent = await book.SpentAsync(clock.GetUtcNow(), cancel);
        if (reply.Problem is { } problem && problem != "model answer cut off") return ($"{wanted.Analyst} {wanted.Model}: {problem}; {Mend(problem)}", "");
        return spent >= wanted.WeeklyTokenBudget
            ? (string.Create(CultureInfo.InvariantCulture, $"{spent:N0} tokens in seven days are the whole budget; cards are written without the model, or raise Analysis:WeeklyTokenBudget"), "")
            : (null, string.Create(CultureInfo.InvariantCulture, $"{wanted.Analyst} {wanted.Model} answers ({reply.Input + reply.Output} tokens); {spent:N0} of {wanted.WeeklyTokenBudget:N0} tokens spent in seven days"));
    }

    private string Mend(string problem) => problem switch
    {
        "model key refused" => "give another Analysis:ApiKey",
        "no model answer" => "Analysis:Model or Analysis:Endpoint is not what the provider calls it",
        "model over its rate limit" => "wait, or raise the limit at the provider",
        "model timed out" => string.Create(CultureInfo.InvariantCulture, $"nothing came within {Patience.TotalSeconds:0} seconds: look whether the server at Analysis:Endpoint is up and quick enough"),
        "model refused the request" => "the provider wants another Analysis:Model or another kind of Analysis:Analyst",
        "model answer unreadable" => "Analysis:Endpoint is not a model's server of the kind that Analysis:Analyst names",
        _ => "look at Analysis:Endpoint and at the provider's status; until then cards are extracted",
    };
}

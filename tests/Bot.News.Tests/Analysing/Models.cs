using System.Text.Json;
using Bot.News.Analysing;
using Bot.News.Store.Collecting;
using Evaluation.Models;

namespace Bot.News.Tests.Analysing;

/// <summary>What the tests of the model's card share: a rich story, and answers to it.</summary>
internal static class Models
{
    /// <summary>The sentences of the story; each article holds them all, so that any number between 2 and their count + 1 cites one.</summary>
    public static readonly string[] Story =
    [
        "Orbit Labs released the Comet chip on Friday for training language models in data centres.",
        "The Comet chip from Orbit Labs carries 96 gigabytes of memory and a fast interconnect.",
        "Customers of Orbit Labs must rewrite kernels because the Comet compiler rejects custom code.",
        "Orbit Labs announced its first chip in April 2021 and opened a plant in June 2023.",
        "Orbit Labs raised 400 million dollars in March 2025 to build the Comet chip.",
        "Vega Systems expects Orbit Labs to lose 3 percent of its market share by 2029.",
        "Vega Systems sells the Lyra chip with 48 gigabytes of memory at 9,000 dollars.",
        "Orbit Labs sells the Comet chip at 12,000 dollars and ships it from Oslo.",
        "Comet compiler 2.4.1 fixes a flaw that let strangers read memory.",
        "The Comet chip was built by Orbit Labs in eighteen months with 250 engineers.",
    ];

    public static AnalysisOptions Of(ModelEndpoint endpoint, string wire = "OpenAICompatible", long budget = 2_000_000) => new()
    {
        Analyst = wire,
        Model = "test-model",
        ApiKey = "none",
        Endpoint = endpoint.Address + (wire == "Anthropic" ? "" : "/v1"),
        WeeklyTokenBudget = budget,
    };

    public static Task<ModelEndpoint> PlayAsync(Func<ModelRequest, ModelConduct> conduct) => ModelEndpoint.StartAsync(conduct, TestContext.Current.CancellationToken);

    public static Task<ModelEndpoint> PlayAsync(object answer) => PlayAsync(_ => new ModelConduct(Json(answer)));

    public static string Json(object answer) => JsonSerializer.Serialize(answer);

    /// <summary>The event of the story, told by five publishers.</summary>
    public static Task<long> TellsAsync(Desk desk) =>
        desk.TellsAsync("chips", [.. new[] { "Ledger", "Wire", "Post", "Review", "Sheet" }.Select(p => desk.Article(p, "Orbit Labs releases the Comet chip", string.Join('\n', Story)))]);

    /// <summary>The number of a sentence of the story in the request: the first article's title is 1.</summary>
    public static int[] Cite(params int[] story) => [.. story.Select(i => i + 2)];

    public static object Said(string text, params int[] story) => new { text, cites = Cite(story) };

    /// <summary>An answer that holds every section and nothing that the story does not carry.</summary>
    public static object Good() => new
    {
        hook = Said("Customers of Orbit Labs must rewrite kernels.", 2),
        changed = Said("Orbit Labs released the Comet chip on Friday for training language models.", 0),
        why = Said("Customers of Orbit Labs must rewrite kernels because the compiler rejects custom code.", 2),
        next = new[] { new { verb = "patch", @object = "Comet compiler", handle = "2.4.1", text = "Update the Comet compiler to 2.4.1", audience = "security", cites = Cite(8) } },
        audiences = new[] { "builders", "security" },
        takeaways = new[] { Said("Orbit Labs raised 400 million dollars in March 2025 to build the Comet chip.", 4), Said("Orbit Labs sells the Comet chip at 12,000 dollars.", 7), Said("Orbit Labs built the Comet chip with 250 engineers.", 9) },
        deep = new[] { Said("The Comet chip carries 96 gigabytes of memory with a fast interconnect.", 1), Said("Comet compiler 2.4.1 fixes a flaw that let strangers read memory.", 8) },
        implications = new[] { new { text = "Vega Systems expects Orbit Labs to lose 3 percent of market share by 2029.", rationale = (string?)null, horizon = "by 2029", cites = Cite(5) } },
        timeline = new[] { new { date = "2025-03", text = "Orbit Labs raised 400 million dollars", cites = Cite(4) }, new { date = "2021-04", text = "Orbit Labs announced its first chip", cites = Cite(3) }, new { date = "2023-06", text = "Orbit Labs opened a plant", cites = Cite(3) } },
        comparison = new[] { Cell("Orbit Labs", "memory", "96 gigabytes", 1), Cell("Orbit Labs", "price", "12,000 dollars", 7), Cell("Vega Systems", "memory", "48 gigabytes", 6), Cell("Vega Systems", "price", "9,000 dollars", 6) },
        forecasts = Array.Empty<object>(),
    };

    public static object Cell(string player, string facet, string value, int story) => new { player, facet, value, cites = Cite(story) };
}

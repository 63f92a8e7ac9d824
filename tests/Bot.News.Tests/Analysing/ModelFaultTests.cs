using Evaluation.Models;

namespace Bot.News.Tests.Analysing;

public sealed class ModelFaultTests
{
    private static readonly Dictionary<string, (ModelConduct Conduct, string Why)> Faults = new()
    {
        ["slow"] = (new ModelConduct { Hangs = true }, "model timed out"),
        ["rate limit"] = (new ModelConduct { Status = 429 }, "model over its rate limit"),
        ["outage"] = (new ModelConduct { Status = 500 }, "model unavailable"),
        ["connection lost"] = (new ModelConduct { Dropped = true }, "model unavailable"),
        ["key refused"] = (new ModelConduct { Status = 401 }, "model key refused"),
        ["no such model"] = (new ModelConduct { Status = 404 }, "no model answer"),
        ["bad request"] = (new ModelConduct { Status = 400 }, "model refused the request"),
        ["malformed answer"] = (new ModelConduct("{\"changed\": {\"text\": \"Orbit Labs rel"), "model answer unreadable"),
        ["no object"] = (new ModelConduct("I would rather not use JSON."), "model answer unreadable"),
        ["wrong types"] = (new ModelConduct("{\"changed\": [1, 2], \"takeaways\": \"none\"}"), "model answer unreadable"),
        ["malformed reply"] = (new ModelConduct { Raw = "<html>gateway</html>" }, "model answer unreadable"),
        ["truncated"] = (new ModelConduct(Models.Json(Models.Good())) { Truncated = true }, "model answer cut off"),
        ["refusal"] = (new ModelConduct { Refused = true }, "model declined"),
        ["empty"] = (new ModelConduct(""), "no model answer"),
        ["null"] = (new ModelConduct("{}"), "the model's statements were not in the sources"),
        ["wrong citations"] = (new ModelConduct(Models.Json(new { changed = Models.Said("Orbit Labs released the Comet chip on Friday for training language models.", 5) })), "the model's statements were not in the sources"),
        ["citations that are not there"] = (new ModelConduct(Models.Json(new { changed = Models.Said("Orbit Labs released the Comet chip on Friday.", 9000, -7) })), "the model's statements were not in the sources"),
    };

    public static TheoryData<string, string> All => [.. Faults.Keys.SelectMany(fault => new[] { "OpenAICompatible", "Anthropic" }.Select(wire => (fault, wire)))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Whatever_goes_wrong_the_extracted_card_stands_and_says_so(string fault, string wire)
    {
        var (conduct, why) = Faults[fault];
        await using var model = await Models.PlayAsync(_ => conduct);
        await using var desk = await Desk.OpenAsync(Models.Of(model, wire), TimeSpan.FromSeconds(fault == "slow" ? 6 : 60));
        var id = await Models.TellsAsync(desk);
        await desk.AnalyseAsync();
        var card = Assert.Single(await desk.VersionsAsync(id));
        Assert.Equal(($"Extracted, no AI ({why})", false), (card.Producer, card.ByModel));
        Assert.NotEmpty(card.Claims);
        Assert.NotEmpty(model.Asked);
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_no_card()
    {
        var model = await Models.PlayAsync(Models.Good());
        await using var desk = await Desk.OpenAsync(Models.Of(model), TimeSpan.FromSeconds(30));
        await model.DisposeAsync();
        var id = await Models.TellsAsync(desk);
        await desk.AnalyseAsync();
        Assert.Equal("Extracted, no AI (model unavailable)", Assert.Single(await desk.VersionsAsync(id)).Producer);
    }

    [Fact]
    public async Task A_model_that_comes_back_writes_the_card_within_an_hour_and_the_old_version_stays()
    {
        var down = true;
        await using var model = await Models.PlayAsync(_ => down ? new ModelConduct { Status = 429 } : new ModelConduct(Models.Json(Models.Good())));
        await using var desk = await Desk.OpenAsync(Models.Of(model));
        var id = await Models.TellsAsync(desk);
        await desk.AnalyseAsync();
        down = false;
        Assert.Equal(0, (await desk.AnalyseAsync()).Cards);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.AnalyseAsync();
        Assert.Equal([false, true], (await desk.VersionsAsync(id)).Select(v => v.ByModel));
    }

    [Fact]
    public async Task An_outage_does_not_hold_up_the_desk_event_by_event()
    {
        await using var model = await Models.PlayAsync(_ => new ModelConduct { Status = 401 });
        await using var desk = await Desk.OpenAsync(Models.Of(model));
        for (var i = 0; i < 30; i++) await desk.TellsAsync("chips", desk.Article($"Paper {i}", $"Orbit Labs releases chip {i}", Models.Story[0]));
        await desk.AnalyseAsync();
        Assert.InRange(model.Asked.Count, 3, 9);
    }
}

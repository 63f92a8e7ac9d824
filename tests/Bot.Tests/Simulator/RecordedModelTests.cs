using System.Net;
using System.Net.Http.Json;
using Bot.Simulator.Newsstands;

namespace Bot.Tests.Simulator;

public sealed class RecordedModelTests
{
    private const string Kept = """{"model":"m","answers":{"A chip is out":{"changed":{"text":"The chip is out.","cites":["The chip came out."]},"takeaways":[]}}}""";

    [Fact]
    public void An_answer_takes_the_numbers_that_its_sentences_have_in_the_request()
    {
        Assert.Equal("""{"changed":{"text":"The chip is out.","cites":[3]},"takeaways":[]}""", Model().AnswerTo("Event: x\n[1] Title: A chip is out\n[2] More.\n[3] The chip came out.\n"));
    }

    [Fact]
    public void No_answer_is_given_before_all_its_sentences_are_there_nor_for_another_event()
    {
        Assert.Null(Model().AnswerTo("[1] Title: A chip is out\n[2] More.\n"));
        Assert.Null(Model().AnswerTo("[1] Title: Another\n[2] The chip came out.\n"));
    }

    [Fact]
    public async Task What_was_not_recorded_is_answered_404()
    {
        await using var discord = await Bot.Simulator.SimulatedDiscord.StartAsync(new() { Port = 0, Newsstand = Newsstand.Sample() }, TestContext.Current.CancellationToken);
        Assert.Equal("claude", discord.Newsstand!.RecordedBy); // given above
        using var client = new HttpClient();
        var answer = await client.PostAsJsonAsync(discord.Address + "model/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = "Hello" } } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static RecordedModel Model()
    {
        var folder = Directory.CreateTempSubdirectory("recorded-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, RecordedModel.FileName), Kept);
            return RecordedModel.Read(folder.FullName)!; // written above
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

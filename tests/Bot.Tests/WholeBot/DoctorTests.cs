using Bot.Simulator;
using Bot.Simulator.Newsstands;

namespace Bot.Tests.WholeBot;

public sealed class DoctorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_doctor_asks_the_model_and_says_what_to_do_where_it_is_not_there()
    {
        await using var discord = await SimulatedDiscord.StartAsync(new() { Newsstand = Newsstand.Sample() }, TestContext.Current.CancellationToken);
        string[] settings = ["doctor", $"--Discord:Token={discord.Token}", $"--Discord:ApiBaseUrl={discord.ApiBaseUrl}", "--News:SourcesFile=", "--Analysis:Analyst=OpenAICompatible", "--Analysis:Model=nobody"];
        var (code, output, _) = await BotProcess.RunAsync(_folder.FullName, [.. settings, $"--Analysis:Endpoint={discord.Address}model/v1"]); // it answers 404 to what was not recorded
        Assert.Equal(1, code);
        Assert.Contains("MEND  analyst    OpenAICompatible nobody: no model answer; Analysis:Model or Analysis:Endpoint is not what the provider calls it", output, StringComparison.Ordinal);
        Assert.Contains("ok    token", output, StringComparison.Ordinal);
        (code, output, _) = await BotProcess.RunAsync(_folder.FullName, [.. settings, "--Analysis:Endpoint=http://127.0.0.1:1/v1"]);
        Assert.Equal(1, code);
        Assert.Contains("nobody: model unavailable; look at Analysis:Endpoint", output, StringComparison.Ordinal);
    }
}

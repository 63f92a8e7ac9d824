using System.Net.Http.Json;
using System.Text.Json;

namespace Bot.Tests.WholeBot;

public sealed class RestartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tests-");
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_edition_is_posted_once_though_the_bot_is_killed_at_ten_moments_of_its_start()
    {
        await using var discord = BotProcess.Start(_folder.FullName, ["simulate", "--port", "0"]);
        var ready = JsonDocument.Parse(await discord.FirstLine).RootElement;
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "sources.opml"), await _http.GetStringAsync(ready.GetProperty("newsstand").GetString(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        for (var moment = 1; moment <= 10; moment++)
        {
            await using var victim = StartBot(ready);
            await Task.WhenAny(EditionsAsync(ready, moment * 6), victim.EndAsync());
            await victim.KillAsync();
        }

        await using var survivor = StartBot(ready);
        await EditionsAsync(ready, 600);
        await using var again = StartBot(ready);
        await LogsAsync(again, "registered");
        var channel = ready.GetProperty("channel_id").GetString();
        Assert.Single((await MessagesAsync(ready, channel!)).EnumerateArray());
    }

    /// <summary>Looks at the channel a number of times, a tenth of a second apart; ends early when an edition is there.</summary>
    private async Task EditionsAsync(JsonElement ready, int looks)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (looks-- > 0 && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            if (looks > 120 && (await MessagesAsync(ready, ready.GetProperty("channel_id").GetString()!)).GetArrayLength() > 0)
            {
                return;
            }
        }
    }

    private static async Task LogsAsync(BotProcess bot, string words)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < 1200 && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken); look++)
        {
            if (bot.Errors.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        Assert.Fail($"The bot never said '{words}': {bot.Errors}");
    }

    private async Task<JsonElement> MessagesAsync(JsonElement ready, string channel) =>
        await _http.GetFromJsonAsync<JsonElement>($"{ready.GetProperty("control").GetString()}/channels/{channel}/messages", TestContext.Current.CancellationToken);

    private BotProcess StartBot(JsonElement ready) => BotProcess.Start(
        _folder.FullName,
        [
            "run", $"--Discord:Token={ready.GetProperty("token").GetString()}", $"--Discord:ApiBaseUrl={ready.GetProperty("api").GetString()}",
            $"--Digests:0:Channel={ready.GetProperty("channel_id").GetString()}", $"--News:SourcesFile={Path.Combine(_folder.FullName, "sources.opml")}",
            $"--News:FetchThrough={ready.GetProperty("newsstand").GetString()}/fetch",
        ]);
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Bot.Tests.WholeBot;

public sealed class BadInputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(2, "--nonsense", "recap", "--nonsense")]
    [InlineData(2, "write it as 2026-W47", "recap", "--week", "2026-99")]
    [InlineData(2, "There is no source 'nope'; sources list prints them all", "collect", "--source", "nope", "--News:SourcesFile=")]
    [InlineData(2, "chips", "recap", "--topic", "cooking")]
    [InlineData(2, "Digests:0:Zone is 'Berlin time'", "collect", "--Digests:0:Channel=1", "--Digests:0:Zone=Berlin time")]
    [InlineData(2, "Digests:0:Channel is 'general'", "collect", "--Digests:0:Channel=general")]
    [InlineData(2, "Bot:ClockUrl", "collect", "--Bot:ClockUrl=http://clock.example/")]
    [InlineData(2, "Analysis:Analyst is 'Oracle'", "collect", "--Analysis:Analyst=Oracle")]
    [InlineData(2, "Analysis:Model is not set", "collect", "--Analysis:Analyst=OpenAI", "--Analysis:ApiKey=k")]
    [InlineData(2, "Analysis:ApiKey is not set", "collect", "--Analysis:Analyst=Anthropic", "--Analysis:Model=m")]
    [InlineData(2, "Analysis:Endpoint is not set", "collect", "--Analysis:Analyst=OpenAICompatible", "--Analysis:Model=m")]
    [InlineData(2, "Database:Provider is 'Oracle'", "collect", "--Database:Provider=Oracle")]
    [InlineData(1, "Data Source=", "collect", "--ConnectionStrings:Bot=Data Source=/proc/none/bot.db", "--News:SourcesFile=")]
    [InlineData(2, "There is no file", "import", "missing.db")]
    [InlineData(1, "nowhere", "try", "--newsstand", "nowhere", "--port", "0")]
    [InlineData(2, "--port is 99999", "simulate", "--port", "99999")]
    [InlineData(1, "no connection to its host", "sources", "test", "http://127.0.0.1:1/feed", "--News:SourcesFile=")]
    public async Task A_mistake_ends_in_a_line_that_says_what_to_do(int code, string says, params string[] arguments)
    {
        var ended = await BotProcess.RunAsync(_folder.FullName, arguments);
        Assert.Equal(code, ended.Code);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task A_busy_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var ended = await BotProcess.RunAsync(_folder.FullName, "try", "--port", $"{port}");
        Assert.Equal(1, ended.Code);
        Assert.Contains($"Port {port} is in use", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_container_a_missing_token_ends_the_process_and_names_the_key()
    {
        await using var bot = BotProcess.Start(_folder.FullName, ["run"], ("DOTNET_RUNNING_IN_CONTAINER", "true"));
        Assert.Equal(2, await bot.EndAsync());
        Assert.Contains("Discord:Token", bot.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_feed_stops_nobody_and_is_named()
    {
        var broken = Path.Combine(_folder.FullName, "newsstand");
        Directory.CreateDirectory(broken);
        await File.WriteAllTextAsync(Path.Combine(broken, "broken.xml"), "<rss><channel><item><title>half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(broken, "newsstand.json"), """{"sources":[{"name":"Broken Feed","file":"broken.xml"},{"name":"Missing Feed","file":"missing.xml"}]}""", TestContext.Current.CancellationToken);
        await using var discord = BotProcess.Start(_folder.FullName, ["simulate", "--newsstand", broken, "--port", "0"]);
        using var ready = JsonDocument.Parse(await discord.FirstLine);
        var stand = ready.RootElement.GetProperty("newsstand").GetString();
        var ended = await BotProcess.RunAsync(
            _folder.FullName, "collect", "--News:SourcesFile=", $"--News:FetchThrough={stand}/fetch", $"--News:Sources:0:Url={stand}/missing.xml", "--News:Sources:0:Name=Missing Feed");
        Assert.Equal(0, ended.Code);
        Assert.Contains("Missing Feed", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_are_listed_without_token_database_or_network()
    {
        var ended = await BotProcess.RunAsync(_folder.FullName, "commands", "list");
        Assert.Equal(0, ended.Code);
        var names = ended.Output.Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString()).ToList();
        Assert.Contains("recap", names);
        Assert.Contains("help", names);
        Assert.Empty(_folder.GetFiles());
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;

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
    [InlineData(2, "News:Concurrency is 'abc': give a whole number", "collect", "--News:Concurrency=abc")]
    [InlineData(2, "News:FetchPages is 'ja': give true or false", "recap", "--News:FetchPages=ja")]
    [InlineData(2, "Delivery:CatchUpHours is 'x': give a number", "collect", "--Delivery:CatchUpHours=x")]
    [InlineData(2, "Analysis:WeeklyTokenBudget is '99999999999999999999': give a whole number", "collect", "--Analysis:WeeklyTokenBudget=99999999999999999999")]
    [InlineData(2, "Bot:ClockUrl is 'nonsense'", "collect", "--Bot:ClockUrl=nonsense")]
    [InlineData(2, "Analysis:Analyst is 'Oracle'", "collect", "--Analysis:Analyst=Oracle", "--News:Concurrency=999")]
    [InlineData(2, "ConnectionStrings:Bot does not name an SQLite file", "collect", "--ConnectionStrings:Bot=garbage")]
    [InlineData(2, "ConnectionStrings:Bot does not name an SQLite file", "collect", "--ConnectionStrings:Bot=Host=db;Password=secret")]
    [InlineData(2, "ConnectionStrings:Bot does not name an SQLite file", "import", "missing.db", "--ConnectionStrings:Bot=")]
    [InlineData(2, "Bot:HttpUrl is 'https://127.0.0.1:0': the bot itself speaks plain http", "run", "--Discord:Token=a.b.c", "--Bot:HttpUrl=https://127.0.0.1:0")]
    [InlineData(2, "Discord:Token is malformed", "run", "--Discord:Token=MTÄ.b.c")]
    [InlineData(2, "Discord:Token is malformed", "run", "--Discord:Token=MT.b.c\u0007")]
    [InlineData(2, "--guild is 'abc'", "commands", "sync", "--guild", "abc", "--Discord:Token=a.b.c")]
    [InlineData(2, "Unrecognized command or argument 'nonsense'", "nonsense")]
    [InlineData(2, "There is no folder /nope", "export", "/nope/x")]
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
    public async Task A_word_that_is_no_verb_is_the_only_thing_said()
    {
        var ended = await BotProcess.RunAsync(_folder.FullName, "nonsense");
        Assert.DoesNotContain("Required command", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--News:Concurrency=abc", "News:Concurrency is 'abc'")]
    [InlineData("--ConnectionStrings:Bot=", "ConnectionStrings:Bot does not name")]
    public async Task The_doctor_names_a_bad_setting(string setting, string says)
    {
        var ended = await BotProcess.RunAsync(_folder.FullName, "doctor", setting);
        Assert.Equal(2, ended.Code);
        Assert.StartsWith("MEND  settings   " + says, ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"News": {""", 2, "appsettings.json is not sound JSON")]
    [InlineData("""{"News": "x", "Digests": 5}""", 2, "News is 'x': it is a section")]
    [InlineData("""{"News": {"FetchPages": "yes"}}""", 2, "News:FetchPages is 'yes': give true or false")]
    [InlineData("""{"Discrod": {"Token": "x"}}""", 0, "Nothing reads the settings section 'Discrod'; did you mean Discord?")]
    public async Task The_working_folders_settings_are_read_and_what_is_wrong_with_them_is_said(string settings, int code, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), settings, TestContext.Current.CancellationToken);
        var ended = await BotProcess.RunAsync(_folder.FullName, "recap");
        Assert.Equal(code, ended.Code);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_wins_over_the_working_folders_settings_and_these_over_the_shipped_ones()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), """{"ConnectionStrings": {"Bot": "Data Source=mine.db"}}""", TestContext.Current.CancellationToken);
        var ended = await BotProcess.RunAsync(_folder.FullName, "recap");
        Assert.Equal(0, ended.Code);
        Assert.Contains("Run first: collect", ended.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "mine.db")));
        await BotProcess.RunAsync(_folder.FullName, "recap", "--ConnectionStrings:Bot=Data Source=other.db");
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "other.db")));
    }

    [Fact]
    public async Task What_is_wrong_with_a_database_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "bot.db"), new string('x', 4096), TestContext.Current.CancellationToken);
        await SaysAsync("its file is no database", "Data Source=bot.db");
        await SaysAsync("its folder must be there", "Data Source=none/bot.db");
        await BotProcess.RunAsync(_folder.FullName, "recap", "--ConnectionStrings:Bot=Data Source=sound.db");
        await SaysAsync("can only be read", "Data Source=sound.db;Mode=ReadOnly");
        await using var holder = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "sound.db")};Pooling=False");
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = holder.CreateCommand();
        hold.CommandText = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE;";
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await SaysAsync("locked by another program", "Data Source=sound.db;Default Timeout=1");

        async Task SaysAsync(string says, string connection)
        {
            var ended = await BotProcess.RunAsync(_folder.FullName, "recap", $"--ConnectionStrings:Bot={connection}");
            Assert.Equal(1, ended.Code);
            Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_clean_machine_is_told_nothing_of_keys()
    {
        await using var discord = BotProcess.Start(_folder.FullName, ["simulate", "--port", "0"], ("HOME", _folder.FullName));
        using var ready = JsonDocument.Parse(await discord.FirstLine);
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(new Uri(new Uri(ready.RootElement.GetProperty("api").GetString()!), "/"), TestContext.Current.CancellationToken); // simulate always names it
        Assert.NotEmpty(page);
        Assert.DoesNotContain("warn:", discord.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_no_commands_is_a_clear_line()
    {
        await using var discord = BotProcess.Start(_folder.FullName, ["simulate", "--port", "0"]);
        using var ready = JsonDocument.Parse(await discord.FirstLine);
        string Of(string name) => ready.RootElement.GetProperty(name).GetString()!; // simulate always names it
        var ended = await BotProcess.RunAsync(_folder.FullName, "commands", "sync", "--guild", "1", $"--Discord:Token={Of("token")}", $"--Discord:ApiBaseUrl={Of("api")}");
        Assert.Equal(1, ended.Code);
        Assert.Contains("Discord does not take the commands: ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_address_of_the_bots_own_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var ended = await BotProcess.RunAsync(_folder.FullName, "run", "--Discord:Token=a.b.c", "--Discord:ApiBaseUrl=http://127.0.0.1:1", "--News:SourcesFile=", $"--Bot:HttpUrl={address}");
        Assert.Equal(1, ended.Code);
        Assert.Contains($"Bot:HttpUrl: Failed to bind to address {address}: address already in use; stop", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
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

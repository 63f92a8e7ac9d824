using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.News.Collecting;
using Bot.News.Store;
using Bot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.WholeBot;

/// <summary>A publisher with a hub, over real HTTP in both directions.</summary>
public sealed class WebSubTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("websub-");
    private readonly WebApplication _publisher = Publisher();
    private readonly HttpClient _http = new();
    private readonly KeptLog _log = new();
    private IHost? _bot;
    private IFormCollection? _asked;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Publishes => _publisher.Urls.First();

    private IHost Bot => _bot ?? throw new InvalidOperationException("The bot was not started.");

    public async ValueTask InitializeAsync()
    {
        _publisher.MapGet("/feed", () => Results.Text(Feed("Old news", "old"), "application/rss+xml"));
        _publisher.MapPost("/hub", async (HttpRequest request) =>
        {
            _asked = await request.ReadFormAsync(Stop);
            return Results.StatusCode(202);
        });
        await _publisher.StartAsync(Stop);
        var builder = BotApplication.CreateBuilder(
        [
            "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Bot.Web=Warning", $"--ConnectionStrings:Bot=Data Source={Path.Combine(_folder.FullName, "bot.db")}", "--News:SourcesFile=", "--News:FetchPages=false",
            $"--News:Sources:0:Url={Publishes}/feed", "--Bot:HttpUrl=http://127.0.0.1:0", "--Bot:PublicUrl=https://bot.example",
        ]).AddDesk();
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.AddSingleton<WebDoor>().AddHostedService(services => services.GetRequiredService<WebDoor>());
        _bot = builder.Build();
        await _bot.PrepareAsync(Stop);
        await _bot.StartAsync(Stop);
        await _bot.Services.GetRequiredService<Collector>().CollectAsync(null, Stop);
        await _bot.Services.GetRequiredService<HubBook>().SubscribeAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.StopAsync(CancellationToken.None);
        Bot.Dispose();
        await _publisher.DisposeAsync();
        _http.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task News_that_a_hub_delivers_are_stored_the_moment_they_come()
    {
        Assert.Equal(("subscribe", Publishes + "/feed"), (_asked!["hub.mode"].ToString(), _asked["hub.topic"].ToString()));
        Assert.StartsWith("https://bot.example/websub/", _asked["hub.callback"].ToString(), StringComparison.Ordinal);

        var verified = await _http.GetAsync(Callback("?hub.mode=subscribe&hub.challenge=echo-me&hub.lease_seconds=864000&hub.topic=" + Uri.EscapeDataString(Publishes + "/feed")), Stop);
        var delivered = await DeliverAsync(Feed("Fresh news", "fresh"), _asked["hub.secret"].ToString());

        Assert.Equal("echo-me", await verified.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.Accepted, delivered);
        await using var db = await Bot.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(Stop);
        var article = await db.Articles.SingleAsync(one => one.Title == "Fresh news", Stop);
        Assert.True(article.Collected - article.Published < TimeSpan.FromSeconds(30));
        Assert.NotNull((await db.Sources.SingleAsync(Stop)).HubUntil);
    }

    [Fact]
    public async Task What_the_hub_did_not_sign_or_we_did_not_ask_for_is_dropped()
    {
        var forged = await DeliverAsync(Feed("Forged news", "forged"), "guessed");
        var other = await _http.GetAsync(Callback("?hub.mode=subscribe&hub.challenge=echo-me&hub.topic=https://other.example/feed"), Stop);
        var guessed = await _http.GetAsync($"{Bot.Services.GetRequiredService<WebDoor>().Address}/websub/1/000000000000000000000000?hub.mode=subscribe&hub.challenge=x&hub.topic=" + Uri.EscapeDataString(Publishes + "/feed"), Stop);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged, other.StatusCode, guessed.StatusCode));
        await using var db = await Bot.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(Stop);
        Assert.Equal("Old news", (await db.Articles.SingleAsync(Stop)).Title);
    }

    [Fact]
    public async Task The_log_hears_once_of_what_is_not_signed_and_nothing_of_sources_that_are_not_there()
    {
        for (var i = 0; i < 20; i++)
        {
            await DeliverAsync(Feed("Forged news", "forged"), "guessed");
            using var empty = new StringContent("");
            await _http.PostAsync(new Uri($"{Bot.Services.GetRequiredService<WebDoor>().Address}/websub/{1000 + i}/x"), empty, Stop);
        }

        Assert.Contains("source 1 ", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> DeliverAsync(string feed, string secret)
    {
        using var content = new StringContent(feed, Encoding.UTF8, "application/rss+xml");
        using var message = new HttpRequestMessage(HttpMethod.Post, Callback("")) { Content = content };
        message.Headers.Add("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(feed))));
        using var answer = await _http.SendAsync(message, Stop);
        return answer.StatusCode;
    }

    private string Callback(string query) => Bot.Services.GetRequiredService<WebDoor>().Address + new Uri(_asked!["hub.callback"].ToString()).AbsolutePath + query;

    private string Feed(string title, string id) => string.Create(CultureInfo.InvariantCulture, $"""
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Wire</title><atom:link rel="hub" href="{Publishes}/hub"/><atom:link rel="self" href="{Publishes}/feed"/>
        <item><title>{title}</title><link>https://wire.example/{id}</link><pubDate>{TimeProvider.System.GetUtcNow():R}</pubDate></item></channel></rss>
        """);

    private static WebApplication Publisher()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

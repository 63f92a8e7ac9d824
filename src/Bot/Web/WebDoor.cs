using System.Collections.Concurrent;
using Bot.News.Collecting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Bot.Web;

/// <summary>
/// The bot's own HTTP address, <c>Bot:HttpUrl</c>: where hubs (WebSub) verify and deliver. Without the setting nothing listens.
/// </summary>
internal sealed partial class WebDoor(IOptions<BotOptions> options, HubBook hubs, TimeProvider clock, ILogger<WebDoor> log) : IHostedService, IAsyncDisposable
{
    /// <summary>The largest delivery taken.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Between two lines of the log on deliveries for one source that were dropped.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<int, DateTimeOffset> _told = new();
    private WebApplication? _app;

    /// <summary>Where it listens in fact, which tells the port where the setting says 0; null while it does not.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.HttpUrl is not { Length: > 0 } url)
            return;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        _app = builder.Build();
        _app.MapGet("/websub/{source:int}/{token}", VerifyAsync);
        _app.MapPost("/websub/{source:int}/{token}", DeliverAsync);
        await _app.StartAsync(cancellationToken);
        Listens(log, Address!); // it was started just now
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not null)
            await _app.StopAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>https://www.w3.org/TR/websub/#hub-verifies-intent</summary>
    private async Task<IResult> VerifyAsync(int source, string token, HttpRequest request, CancellationToken cancel)
    {
        string? Of(string name) => request.Query["hub." + name].FirstOrDefault();
        var lease = long.TryParse(Of("lease_seconds"), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : (long?)null;
        return await hubs.ConfirmAsync(source, token, Of("mode"), Of("topic"), lease, cancel) ? Results.Text(Of("challenge") ?? "", "text/plain") : Results.NotFound();
    }

    /// <summary>A delivery that is not signed is acknowledged and dropped, as the standard asks. https://www.w3.org/TR/websub/#signature-validation</summary>
    private async Task<IResult> DeliverAsync(int source, string token, HttpRequest request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var delivery = await hubs.DeliverAsync(source, token, body.ToArray(), request.Headers["X-Hub-Signature"].FirstOrDefault(), request.ContentType, cancel);
        if (delivery == HubDelivery.NotSigned && IsTimeToTell(source))
            Dropped(log, source);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>Anybody may send without end: the log hears of one source once in a while. Only sources that there are come here, so they are few.</summary>
    private bool IsTimeToTell(int source)
    {
        var now = clock.GetUtcNow();
        if (_told.TryGetValue(source, out var before) && now - before < Silence)
            return false;

        _told[source] = now;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Hubs deliver to {Address}")]
    private static partial void Listens(ILogger log, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dropped a delivery for source {Source} that its hub did not sign")]
    private static partial void Dropped(ILogger log, int source);
}

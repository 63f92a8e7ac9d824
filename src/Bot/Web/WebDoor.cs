using Bot.News.Collecting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Bot.Web;

/// <summary>
/// The bot's own HTTP address, <c>Bot:HttpUrl</c>: where hubs (WebSub) verify and deliver. Without the setting nothing listens.
/// </summary>
internal sealed partial class WebDoor(IOptions<BotOptions> options, HubBook hubs, ILogger<WebDoor> log) : IHostedService, IAsyncDisposable
{
    /// <summary>The largest delivery taken.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

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
        if (!await hubs.DeliverAsync(source, token, body.ToArray(), request.Headers["X-Hub-Signature"].FirstOrDefault(), request.ContentType, cancel))
            Dropped(log, source);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Hubs deliver to {Address}")]
    private static partial void Listens(ILogger log, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dropped a delivery for source {Source} that its hub did not sign")]
    private static partial void Dropped(ILogger log, int source);
}

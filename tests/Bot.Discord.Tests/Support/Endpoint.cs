using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Tests.Support;

/// <summary>A web server on a loopback port that answers as the test says, and remembers what it was asked.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Asked> asked = new();
    private readonly SemaphoreSlim arrived = new(0);

    private Endpoint(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IReadOnlyList<Asked> Asked => [.. asked];

    public static async Task<Endpoint> StartAsync(Func<Asked, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new Endpoint(app);
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = new Asked(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString.Value,
                await reader.ReadToEndAsync(),
                context.Request.Headers.Authorization.ToString(),
                TimeProvider.System.GetTimestamp());
            endpoint.asked.Enqueue(request);
            endpoint.arrived.Release();
            await answer(request, context);
        });
        await app.StartAsync();
        endpoint.Address = new Uri(app.Urls.Single());
        return endpoint;
    }

    /// <summary>Answers each request with the next of these, and all later ones with the last.</summary>
    public static Task<Endpoint> StartAsync(params Said[] answers)
    {
        var next = -1;
        return StartAsync((_, context) => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)].WriteAsync(context));
    }

    /// <summary>Waits for one more request than it was waited for before.</summary>
    public Task SeesAsync(CancellationToken cancel) => arrived.WaitAsync(cancel);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

internal sealed record Asked(string Method, string Path, string Body, string Authorization, long At);

/// <summary>One answer.</summary>
internal sealed record Said(int Status, string Body = "", string ContentType = "application/json")
{
    public static Said Message { get; } = new(200, """{"id":"7","channel_id":"1","content":"hello"}""");

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Takes the request and breaks the connection off without an answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Never answers.</summary>
    public bool Hang { get; init; }

    public static Said Error(int status, int code, string message) => new(status, $$"""{"code":{{code}},"message":"{{message}}"}""");

    /// <summary>A 429 as Discord's own servers send it.</summary>
    public static Said TooMany(double seconds, string scope = "user", int remaining = 0) =>
        new(429, FormattableString.Invariant($$"""{"message":"You are being rate limited.","retry_after":{{seconds}},"global":{{(scope == "global" ? "true" : "false")}}}"""))
        {
            Headers = new Dictionary<string, string>
            {
                ["Retry-After"] = "1",
                ["X-RateLimit-Scope"] = scope,
                ["X-RateLimit-Limit"] = "5",
                ["X-RateLimit-Bucket"] = "b",
                ["X-RateLimit-Remaining"] = $"{remaining}",
                ["X-RateLimit-Reset-After"] = FormattableString.Invariant($"{seconds}"),
            },
        };

    public async Task WriteAsync(HttpContext context)
    {
        if (Drop)
        {
            context.Abort();
            return;
        }

        if (Hang)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            context.Response.Headers[name] = value;
        if (Status == 204)
            return;
        context.Response.ContentType = ContentType;
        await context.Response.WriteAsync(Body);
    }
}

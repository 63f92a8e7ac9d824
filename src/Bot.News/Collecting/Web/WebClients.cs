using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Bot.News.Collecting.Web;

/// <summary>The two ways out: to the public internet, and to hosts that the operator's own settings name.</summary>
internal static class WebClients
{
    public const string Public = "collecting";
    public const string Own = "collecting-own";

    private static readonly string Version = typeof(WebClients).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0";

    public static IServiceCollection AddWebClients(this IServiceCollection services) => services.AddClient(Public, false).AddClient(Own, true);

    private static IServiceCollection AddClient(this IServiceCollection services, string name, bool privateToo)
    {
        services.AddHttpClient(name, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan; // the fetcher has a limit of its own, for the body too
                client.DefaultRequestHeaders.UserAgent.ParseAdd($"WeeklyAiRecapBot/{Version} (Discord bot; reads feeds)");
                client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(BodyReader.Encodings);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false, // a proxy would resolve names itself, past the guard
                MaxConnectionsPerServer = privateToo ? int.MaxValue : 1, // one request at a time; a newsstand on this machine is many hosts
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
                ConnectTimeout = TimeSpan.FromSeconds(8),
                ConnectCallback = (context, cancel) => AddressGuard.ConnectAsync(context.DnsEndPoint, privateToo, Dns.GetHostAddressesAsync, cancel),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddResilienceHandler("once more", pipeline =>
            {
                pipeline.TimeProvider = TimeProvider.System; // waits are the network's, not those of a clock that may be simulated
                pipeline.AddRetry(OnceMore());
            });
        return services;
    }

    /// <summary>One more try after a dropped connection or a gateway's hiccup; longer trouble waits for the source's next turn.</summary>
    private static HttpRetryStrategyOptions OnceMore() => new()
    {
        MaxRetryAttempts = 1,
        Delay = TimeSpan.FromMilliseconds(300),
        ShouldRetryAfterHeader = false,
        ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome switch
        {
            { Exception: HttpRequestException { InnerException: not ForbiddenAddressException, HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.ConnectionError } } => true,
            { Result: { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout, Headers.RetryAfter: null } } => true,
            _ => false,
        }),
    };
}

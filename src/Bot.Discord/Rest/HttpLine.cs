using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <summary>One attempt over HTTP: what was answered, or that no answer came.</summary>
internal sealed class HttpLine : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;
    private static readonly string Version = typeof(HttpLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0";

    private readonly HttpClient http;
    private readonly DiscordOptions options;
    private readonly string root;

    public HttpLine(DiscordOptions options)
    {
        this.options = options;
        ServerClock = new ServerClock(options.Clock);
        root = options.ApiBaseUrl.AbsoluteUri.TrimEnd('/');
        http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // addresses change
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false, // a redirect would carry the token elsewhere
            UseCookies = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // the options' clock keeps the time
            MaxResponseContentBufferSize = LargestAnswer,
            DefaultRequestVersion = HttpVersion.Version20,
        };
        // Cloudflare blocks what does not name itself so: https://discord.com/developers/docs/reference#user-agent
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"DiscordBot (https://discord.com/developers/docs, {Version})");
    }

    /// <summary>Discord's clock, as far as its answers told.</summary>
    public ServerClock ServerClock { get; }

    public async Task<Reply> SendAsync(RestCall call, TimeSpan timeout, CancellationToken cancel)
    {
        using var request = Request(call);
        using var timer = new CancellationTokenSource(timeout, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        var sent = options.Clock.GetUtcNow();
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            if (response.Headers.Date is { } date)
                ServerClock.Learn(date, sent, options.Clock.GetUtcNow());
            return Answer(response, body);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new NoReply(MayHaveArrived: true, string.Create(CultureInfo.InvariantCulture, $"No answer within {timeout.TotalSeconds:0.#} s."));
        }
        catch (HttpRequestException fault) when (!cancel.IsCancellationRequested)
        {
            return new NoReply(!NeverLeft(fault), $"No answer: {fault.HttpRequestError}.");
        }
        catch (IOException fault) when (!cancel.IsCancellationRequested)
        {
            return new NoReply(MayHaveArrived: true, $"The answer broke off: {fault.Message}");
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(RestCall call)
    {
        var request = new HttpRequestMessage(call.Method, root + call.Path);
        if (root.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            request.Version = HttpVersion.Version11; // without TLS nothing negotiates HTTP/2
        else
            request.Version = HttpVersion.Version20;
        if (!call.Anonymous)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        if (!call.Json.IsEmpty || call.Method == HttpMethod.Post)
        {
            request.Content = new ReadOnlyMemoryContent(call.Json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private static Replied Answer(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        var error = status >= 400 ? ErrorText.Read(status, body) : new ErrorBody();
        var limits = LimitHeaders.Read(
            status,
            name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null,
            error.RetryAfter,
            error.Global == true);
        return new Replied(limits, error, body, json);
    }

    /// <summary>The connection could not even be made, so Discord cannot have done it.</summary>
    private static bool NeverLeft(HttpRequestException fault) => fault.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}

/// <summary>What one attempt gave: <see cref="Replied"/> or <see cref="NoReply"/>.</summary>
internal abstract record Reply;

internal sealed record Replied(LimitHeaders Limits, ErrorBody Error, ReadOnlyMemory<byte> Body, bool Json) : Reply
{
    public int Status => Limits.Status;

    public bool Good => Status is >= 200 and < 300;
}

/// <param name="MayHaveArrived">Discord may have done it all the same.</param>
internal sealed record NoReply(bool MayHaveArrived, string Why) : Reply;

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting.Web;

/// <summary>Asks for one address and says what came of it: follows redirects, keeps to the limits of size and time, never throws for what the web does.</summary>
internal sealed class Fetcher(IHttpClientFactory clients, IOptions<NewsOptions> options, HostTurns turns, BodyReader bodies)
{
    private const int MostRedirects = 6;

    /// <summary>From the first byte sent to the last received; a server that dribbles is cut off here.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>A server that has not begun to answer by then will hardly do so.</summary>
    private static readonly TimeSpan FirstByte = TimeSpan.FromSeconds(12);

    private readonly Uri? _through = options.Value.FetchThrough is { Length: > 0 } through ? new Uri(through) : null;

    /// <summary>True where all requests go to one loopback address instead of their hosts.</summary>
    public bool Through => _through is not null;

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancel)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var at) || at.Scheme is not ("http" or "https"))
            return new Refused($"{request.Url} is no web address");

        return await LimitedAsync(at, limited => FollowAsync(at, request, limited), cancel);
    }

    /// <summary>Sends a form, as to a hub; only the answer's status counts, and it is not followed anywhere.</summary>
    public async Task<FetchOutcome> PostAsync(string url, IReadOnlyDictionary<string, string> form, bool own, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var at) || at.Scheme is not ("http" or "https"))
            return new Refused($"{url} is no web address");

        return await LimitedAsync(at, async limited =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, at) { Content = new FormUrlEncodedContent(form) };
            using var response = await ClientFor(own).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limited);
            return response.IsSuccessStatusCode ? new NotModified(null) : new Refused($"the server answers {(int)response.StatusCode}");
        }, cancel);
    }

    private HttpClient ClientFor(bool own) => clients.CreateClient(Through || own || options.Value.AllowPrivateAddresses ? WebClients.Own : WebClients.Public);

    private async Task<FetchOutcome> LimitedAsync(Uri at, Func<CancellationToken, Task<FetchOutcome>> work, CancellationToken cancel)
    {
        using var turn = Through ? default : await turns.EnterAsync(at, cancel);
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new TryLater($"no full answer within {Limit.TotalSeconds:0} s", null);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException or TimeoutException)
        {
            return failed.GetBaseException() is ForbiddenAddressException forbidden
                ? new Refused(forbidden.Message)
                : new TryLater(Reason(failed), null);
        }
    }

    private async Task<FetchOutcome> FollowAsync(Uri at, FetchRequest request, CancellationToken cancel)
    {
        var asked = at;
        string? moved = null;
        var permanent = true;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var own = request.Own && at.GetLeftPart(UriPartial.Authority) == asked.GetLeftPart(UriPartial.Authority);
            using var response = await SendAsync(at, own, request, cancel);
            if (Redirect(response) is not { } location)
                return await OutcomeAsync(response, at, permanent ? moved : null, request, cancel);

            if (!Uri.TryCreate(at, location, out var next))
                return new Refused("it redirects to what is no address");

            if (next.Scheme is not ("http" or "https"))
                return new Refused($"it redirects to {next.Scheme}:");

            permanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            moved = permanent ? next.AbsoluteUri : moved;
            at = next;
        }

        return new Refused($"it redirects more than {MostRedirects} times");
    }

    private async Task<HttpResponseMessage> SendAsync(Uri at, bool own, FetchRequest request, CancellationToken cancel)
    {
        var to = _through is null ? at : new Uri($"{_through}?url={Uri.EscapeDataString(at.AbsoluteUri)}");
        using var message = new HttpRequestMessage(HttpMethod.Get, to) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.ETag is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (request.LastModified is not null)
            message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        using var first = new CancellationTokenSource(FirstByte, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, first.Token);
        try
        {
            return await ClientFor(own).SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException) when (first.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private static Uri? Redirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    private async Task<FetchOutcome> OutcomeAsync(HttpResponseMessage response, Uri at, string? moved, FetchRequest request, CancellationToken cancel)
    {
        var keep = KeepFor(response);
        return (int)response.StatusCode switch
        {
            304 => new NotModified(keep),
            410 => new Gone(),
            429 or 503 => new TryLater($"the server answers {(int)response.StatusCode}", RetryAfter(response)),
            >= 500 or 408 => new TryLater($"the server answers {(int)response.StatusCode}", RetryAfter(response)),
            < 200 or >= 300 => new Refused($"the server answers {(int)response.StatusCode}"),
            _ when response.Content.Headers.ContentLength > request.MostBytes => new Refused(TooLarge(request)),
            _ => await bodies.ReadAsync(response.Content, request.MostBytes, cancel) is { } body ? Found(body, response, at, moved, keep) : new Refused(TooLarge(request)),
        };
    }

    private static Fetched Found(byte[] body, HttpResponseMessage response, Uri at, string? moved, TimeSpan? keep) => new(
        body,
        at.AbsoluteUri,
        First(response.Content.Headers, "Content-Type"),
        First(response.Content.Headers, "Content-Location") is { } location && Uri.TryCreate(at, location, out var full) ? full.AbsoluteUri : null,
        First(response.Content.Headers, "Content-Language"),
        First(response.Headers, "ETag"),
        First(response.Content.Headers, "Last-Modified"),
        moved,
        keep,
        LinkTo("hub", response.Headers, at),
        LinkTo("self", response.Headers, at));

    /// <summary>What a Link header names in the relation, such as the hub. https://www.w3.org/TR/websub/#discovery</summary>
    private static string? LinkTo(string rel, HttpResponseHeaders headers, Uri at) =>
        headers.TryGetValues("Link", out var links)
            ? links.SelectMany(link => link.Split(',')).Where(link => link.Contains($"rel=\"{rel}\"", StringComparison.OrdinalIgnoreCase) || link.Contains($"rel={rel}", StringComparison.OrdinalIgnoreCase))
                .Select(link => Uri.TryCreate(at, link.Split('>')[0].Trim().TrimStart('<'), out var full) ? full.AbsoluteUri : null).FirstOrDefault()
            : null;

    /// <summary>How much longer the answer may be kept: its max-age less the time it already lay in caches. https://www.rfc-editor.org/rfc/rfc9111#section-4.2</summary>
    private static TimeSpan? KeepFor(HttpResponseMessage response) =>
        response.Headers.CacheControl is { NoStore: false, NoCache: false, MaxAge: { } most } ? most - (response.Headers.Age ?? TimeSpan.Zero) : null;

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (response.Headers.Date ?? TimeProvider.System.GetUtcNow()),
        _ => null,
    };

    private static string? First(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string TooLarge(FetchRequest request) => string.Create(CultureInfo.InvariantCulture, $"the answer is larger than {request.MostBytes / 1024 / 1024} MB");

    private static string Reason(Exception failed) => failed switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its host name is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection to its host",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "its certificate does not hold",
        InvalidDataException => "its compression is broken",
        TimeoutException => $"no answer within {FirstByte.TotalSeconds:0} s",
        _ => "the connection broke",
    };
}

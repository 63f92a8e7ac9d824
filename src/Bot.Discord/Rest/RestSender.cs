using System.Net.Http.Headers;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Rest;

/// <summary>Carries one call to its end.</summary>
internal sealed class RestSender : IDisposable
{
    private readonly HttpClient http;
    private readonly DiscordOptions options;
    private readonly ILogger log;

    public RestSender(DiscordOptions options, ILogger log)
    {
        (this.options, this.log) = (options, log);
        ServerClock = new ServerClock(options.Clock);
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    }

    public ServerClock ServerClock { get; }

    public async Task<Answer<T>> AskAsync<T>(RestCall call, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(call.Method, options.ApiBaseUrl.AbsoluteUri.TrimEnd('/') + call.Path);
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://github.com, 1.0)");
        if (!call.Anonymous)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Token);
        if (!call.Json.IsEmpty || call.Method == HttpMethod.Post)
        {
            request.Content = new ReadOnlyMemoryContent(call.Json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await http.SendAsync(request, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        log.LogDebug("{Method} answered {Status}", call.Method, (int)response.StatusCode);
        if (response.IsSuccessStatusCode)
            return typeof(T) == typeof(Nothing) ? new Got<T>((T)(object)Nothing.Value) : new Got<T>(Json.Read<T>(body));
        return new Denied<T>((int)response.StatusCode, response.StatusCode.ToString(), Refusal.OurBug);
    }

    public void Dispose() => http.Dispose();
}

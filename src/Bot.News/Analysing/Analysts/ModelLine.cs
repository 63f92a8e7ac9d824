using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Bot.News.Analysing.Analysts;

/// <summary>What came of one request to a model: its text, or the reason why there is none, in words that a card can carry.</summary>
internal sealed record ModelReply(string? Text, string? Problem, int Input, int Output);

/// <summary>The line to the model that the settings name: one request, one reply, whatever goes wrong on the way.</summary>
internal sealed class ModelLine : IDisposable
{
    /// <summary>Tokens that an answer may have; one that runs into this is no answer.</summary>
    public const int MostOutput = 6000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly IChatClient chat;
    private readonly TimeSpan patience;

    public ModelLine(AnalysisOptions options, TimeSpan? patience = null)
    {
        this.patience = patience ?? Patience;
        chat = Is(options, "Anthropic") ? Anthropic(options) : OpenAI(options);
    }

    public static IReadOnlyList<string> Providers { get; } = ["OpenAI", "Anthropic", "OpenAICompatible"];

    /// <summary>What a text costs by rule of thumb: letters of Latin script come four to a token, others one by one.</summary>
    public static int Estimate(string text) => (int)text.Sum(c => c < 0x250 ? 0.28 : 1);

    public async Task<ModelReply> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System); // the model's time is real, whatever clock the desk runs on
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        var asked = messages.Sum(m => Estimate(m.Text));
        try
        {
            var response = await chat.GetResponseAsync(messages, options, either.Token);
            var text = response.Text;
            var (input, output) = ((int)(response.Usage?.InputTokenCount ?? asked), (int)(response.Usage?.OutputTokenCount ?? Estimate(text)));
            var problem = response.FinishReason == ChatFinishReason.Length ? "model answer cut off"
                : response.FinishReason == ChatFinishReason.ContentFilter || response.Messages.Any(m => m.Contents.Any(c => c is ErrorContent)) ? "model declined"
                : string.IsNullOrWhiteSpace(text) ? "no model answer" : null;
            return new ModelReply(problem is null ? text : null, problem, input, output);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && Problem(fault) is not null)
        {
            return new ModelReply(null, Problem(fault), fault is OperationCanceledException ? asked : 0, 0); // what timed out may have been paid for
        }
    }

    public void Dispose() => chat.Dispose();

    private static bool Is(AnalysisOptions options, string provider) => options.Analyst.Equals(provider, StringComparison.OrdinalIgnoreCase);

    private static IChatClient Anthropic(AnalysisOptions options)
    {
        var client = new AnthropicClient { ApiKey = options.ApiKey, MaxRetries = 1, Timeout = Patience };
        if (options.Endpoint is { Length: > 0 } address) client = new AnthropicClient { ApiKey = options.ApiKey, MaxRetries = 1, Timeout = Patience, BaseUrl = address.TrimEnd('/') };
        return client.AsIChatClient(options.Model, MostOutput);
    }

    private static IChatClient OpenAI(AnalysisOptions options)
    {
        var settings = new OpenAIClientOptions { NetworkTimeout = Patience, RetryPolicy = new ClientRetryPolicy(1) };
        if (options.Endpoint is { Length: > 0 } address) settings.Endpoint = new Uri(address);
        var key = new ApiKeyCredential(options.ApiKey is { Length: > 0 } given ? given : "none"); // a server of one's own may want none
        return new OpenAIClient(key, settings).GetChatClient(options.Model).AsIChatClient();
    }

    /// <summary>The fault in a few words; null for one that is ours.</summary>
    private static string? Problem(Exception fault) => fault switch
    {
        OperationCanceledException => "model timed out",
        ClientResultException refused => OfStatus(refused.Status),
        AnthropicApiException refused => OfStatus((int)refused.StatusCode),
        AggregateException { InnerException: { } inner } => Problem(inner),
        HttpRequestException or IOException or AnthropicIOException => "model unavailable",
        JsonException or FormatException or AnthropicInvalidDataException or InvalidOperationException or ArgumentException or KeyNotFoundException => "model answer unreadable",
        _ => null,
    };

    private static string OfStatus(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "model key refused",
        HttpStatusCode.TooManyRequests => "model over its rate limit",
        HttpStatusCode.NotFound => "no model answer",
        >= HttpStatusCode.InternalServerError or 0 => "model unavailable",
        _ => "model refused the request",
    };
}

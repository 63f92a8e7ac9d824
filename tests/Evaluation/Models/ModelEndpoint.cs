using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evaluation.Models;

/// <summary>A request as a model's server got it.</summary>
/// <param name="Wire"><c>openai</c> or <c>anthropic</c>.</param>
/// <param name="Turns">Role and text, the system's first.</param>
/// <param name="Body">The bytes as they came.</param>
internal sealed record ModelRequest(string Wire, string Model, IReadOnlyList<(string Role, string Text)> Turns, string Body, string Key)
{
    public override string ToString() => $"{Wire} {Model} {Key}";

    /// <summary>The same for the same words, whatever wire they came by.</summary>
    public static string KeyOf(string model, IEnumerable<(string Role, string Text)> turns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model + "\n" + string.Join('\n', turns.Select(t => t.Role + ":" + t.Text)))))[..16];
}

/// <summary>What the server does with a request: answers it, or one of the faults that real ones have.</summary>
internal sealed record ModelConduct(string? Text = null)
{
    public int Status { get; init; } = 200;
    public bool Truncated { get; init; }
    public bool Refused { get; init; }
    public bool Dropped { get; init; }

    /// <summary>Sent as it is, instead of a well-formed reply.</summary>
    public string? Raw { get; init; }

    /// <summary>True keeps the request waiting until whoever sent it gives up.</summary>
    public bool Hangs { get; init; }
}

/// <summary>A model's server on loopback: the wire formats of OpenAI's chat completions and of Anthropic's messages, and whatever goes wrong with them.</summary>
internal sealed class ModelEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<ModelRequest, ModelConduct> conduct;

    private ModelEndpoint(WebApplication app, Func<ModelRequest, ModelConduct> conduct) => (this.app, this.conduct) = (app, conduct);

    /// <summary>The address without a slash at its end; OpenAI's wire lies under <c>/v1</c> of it.</summary>
    public string Address => app.Urls.First();

    public ConcurrentQueue<ModelRequest> Asked { get; } = new();

    public static async Task<ModelEndpoint> StartAsync(Func<ModelRequest, ModelConduct> conduct, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new ModelEndpoint(app, conduct);
        app.MapPost("/v1/chat/completions", endpoint.AnswerAsync);
        app.MapPost("/v1/messages", endpoint.AnswerAsync);
        await app.StartAsync(cancel);
        return endpoint;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = Read(context.Request.Path.Value!.EndsWith("messages", StringComparison.Ordinal) ? "anthropic" : "openai", await reader.ReadToEndAsync(context.RequestAborted)); // a mapped request has a path
        Asked.Enqueue(request);
        var says = conduct(request);
        if (says.Hangs) await Hang(context.RequestAborted);
        if (says.Dropped || says.Hangs)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = says.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(says.Raw ?? (says.Status == 200 ? Reply(request, says) : Error(says.Status)), context.RequestAborted);
    }

    private static async Task Hang(CancellationToken gone)
    {
        var end = new TaskCompletionSource();
        await using var _ = gone.Register(end.SetResult);
        await end.Task;
    }

    private static ModelRequest Read(string wire, string body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var turns = root.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, TextOf(m.GetProperty("content")))).ToList(); // both formats have them
        if (root.TryGetProperty("system", out var system)) turns.Insert(0, ("system", TextOf(system)));
        var model = root.GetProperty("model").GetString()!; // both formats have it
        return new ModelRequest(wire, model, turns, body, ModelRequest.KeyOf(model, turns));
    }

    private static string TextOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : ""));

    private static string Reply(ModelRequest request, ModelConduct says)
    {
        var (input, output) = (request.Turns.Sum(t => t.Text.Length) / 4, (says.Text?.Length ?? 0) / 4);
        return request.Wire == "openai"
            ? JsonSerializer.Serialize(new
            {
                id = "chatcmpl-1",
                @object = "chat.completion",
                created = 1,
                model = request.Model,
                choices = new[] { new { index = 0, message = new { role = "assistant", content = says.Refused ? null : says.Text, refusal = says.Refused ? "I cannot help with that." : null }, finish_reason = says.Truncated ? "length" : "stop" } },
                usage = new { prompt_tokens = input, completion_tokens = output, total_tokens = input + output },
            })
            : JsonSerializer.Serialize(new
            {
                id = "msg_1",
                type = "message",
                role = "assistant",
                model = request.Model,
                content = says.Refused ? [] : new[] { new { type = "text", text = says.Text ?? "" } },
                stop_reason = says.Refused ? "refusal" : says.Truncated ? "max_tokens" : "end_turn",
                stop_sequence = (string?)null,
                usage = new { input_tokens = input, output_tokens = output },
            });
    }

    private static string Error(int status) => JsonSerializer.Serialize(new { type = "error", error = new { type = status == 429 ? "rate_limit_error" : "api_error", message = "It went wrong.", code = status } });
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Simulator;
using Bot.Simulator.Acting;
using Bot.Simulator.Faults;
using Bot.Simulator.World;

namespace Bot.Tests.Simulator;

/// <summary>A running local Discord and a bot's HTTP client for it, without any of our own client code.</summary>
internal sealed class LocalDiscord : IAsyncDisposable
{
    private static readonly string Shared = Environment.GetEnvironmentVariable("SHARED") ?? "../shared";
    private readonly HttpClient _http = new();

    private LocalDiscord(SimulatedDiscord discord) => Discord = discord;

    public SimulatedDiscord Discord { get; }

    public SimulatedWorld World => Discord.World;

    public string ChannelId => Discord.ChannelId;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Discord's OpenAPI file; null where it is not at hand.</summary>
    public static string? OpenApiFile => Path.Combine(Shared, "discord", "openapi.json") is var path && File.Exists(path) ? path : null;

    public static async Task<LocalDiscord> StartAsync(SimulatorOptions? options = null) =>
        new(await SimulatedDiscord.StartAsync(options ?? new SimulatorOptions(), Stop));

    public string IdOf(string channel) => World.Channels.Single(c => c.Name == channel).Id;

    public string Person(string name) => World.People.Single(p => p.Name == name).Id;

    /// <summary>Orders a fault in Discord's terms.</summary>
    public void Orders(Fault fault) => World.Faults.Order(fault);

    /// <summary>Sends a request as the bot; the answer's body is null where there is none or it is no JSON.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? json = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Discord.ApiBaseUrl + path);
        request.Headers.TryAddWithoutValidation("Authorization", token ?? "Bot " + Discord.Token);
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (tests, 1)");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return new Answer(response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null, response.Headers);
    }

    public Task<Answer> PostAsync(string json, string? channel = null) => SendAsync("POST", $"/channels/{channel ?? ChannelId}/messages", json);

    /// <summary>Registers one slash command, and types it.</summary>
    public async Task<string> RunsAsync(string user, string definition, JsonObject? options = null)
    {
        var registered = await SendAsync("POST", $"/applications/{Discord.ApplicationId}/commands", definition);
        return World.RunCommand(new CommandUse(user, registered.Body!["name"]!.ToString()) { Options = options ?? [] });
    }

    /// <summary>The path under which a bot answers an interaction.</summary>
    public string CallbackOf(string interaction) => $"/interactions/{interaction}/{World.Interactions.Find(interaction)!.Token}/callback";

    public string FollowUpsOf(string interaction) => $"/webhooks/{Discord.ApplicationId}/{World.Interactions.Find(interaction)!.Token}";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Discord.DisposeAsync();
    }
}

/// <summary>What the API said.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public int? Code => Body is JsonObject json ? json["code"]?.GetValue<int>() : null;

    public string Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : "";
}

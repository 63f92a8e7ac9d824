using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Simulator;
using Bot.Simulator.World;
using Microsoft.Playwright;

namespace Bot.Tests.Browser;

/// <summary>A local Discord with its chat page, and a bot of a few lines that speaks to it over HTTP.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly List<Task> _answers = [];
    private readonly List<IPage> _pages = [];
    private Func<JsonObject, JsonObject?> _answer = _ => null;

    private ChatHost(SimulatedDiscord discord)
    {
        Discord = discord;
        _http = new HttpClient { BaseAddress = new Uri(discord.ApiBaseUrl + "/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", discord.Token);
        discord.World.Dispatched += Hear;
    }

    public SimulatedDiscord Discord { get; }

    public SimulatedWorld World => Discord.World;

    public string Address => Discord.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>The interactions that were sent to the bot, oldest first.</summary>
    public List<JsonObject> Interactions { get; } = [];

    public static async Task<ChatHost> StartAsync() => new(await SimulatedDiscord.StartAsync(
        new SimulatorOptions
        {
            Start = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            ManualClock = true,
            Unlimited = true,
        },
        TestContext.Current.CancellationToken));

    /// <summary>Opens the page, and closes it with the host.</summary>
    public async Task<IPage> OpenAsync(Chromium chromium, string path = "/", ColorScheme scheme = ColorScheme.Dark, int width = 1280, int height = 860)
    {
        var page = await chromium.OpenAsync(Address + path, scheme, width, height);
        _pages.Add(page);
        return page;
    }

    /// <summary>Gives what the bot answers to an interaction; null leaves it without an answer.</summary>
    public void Answers(Func<JsonObject, JsonObject?> answer) => _answer = answer;

    /// <summary>Lets the bot post a message in #ai-news and gives its id.</summary>
    public async Task<string> PostAsync(JsonObject body) =>
        (await SendAsync(HttpMethod.Post, $"channels/{Discord.ChannelId}/messages", body))!["id"]!.ToString();

    /// <summary>Sends a request of the bot; a refusal fails the test with Discord's own words.</summary>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Registers commands as the bot does.</summary>
    public Task RegisterAsync(params string[] commands) =>
        SendAsync(HttpMethod.Put, $"applications/{Discord.ApplicationId}/commands", new JsonArray([.. commands.Select(c => JsonNode.Parse(c))]));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_answers);
        foreach (var page in _pages)
            await page.Context.CloseAsync();
        _http.Dispose();
        await Discord.DisposeAsync();
    }

    // Raised under the world's gate: the answer must leave from elsewhere.
    private void Hear(string happening, JsonObject data, string? guild)
    {
        if (happening != "INTERACTION_CREATE")
            return;
        var interaction = (JsonObject)data.DeepClone();
        Interactions.Add(interaction);
        if (_answer(interaction) is { } callback)
            _answers.Add(Task.Run(() => SendAsync(HttpMethod.Post, $"interactions/{interaction["id"]}/{interaction["token"]}/callback", callback)));
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Cli;
using Bot.News.Store;
using Bot.Simulator.Acting;
using Bot.Simulator.Faults;
using Bot.Simulator.World;
using Bot.Tests.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Commands;

/// <summary>The whole bot on a local Discord with a newsstand of a few reports, started once for a class of tests.</summary>
public sealed class AnsweringWorld : IAsyncLifetime
{
    private readonly DirectoryInfo _stand = Directory.CreateTempSubdirectory("bot-newsstand-");
    private TrySession? _session;

    internal SimulatedWorld World => Session.Discord.World;

    internal string ChannelId => Session.Discord.ChannelId;

    internal string ApplicationId => Session.Discord.ApplicationId;

    private TrySession Session => _session ?? throw new InvalidOperationException("The world was not started.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await SmallNewsstand.WriteAsync(_stand.FullName, Stop);
        _session = await TrySession.StartAsync(_stand.FullName, 0, recorded: true, ["--Logging:LogLevel:Default=Warning", "--Limits:PersonBurst=1000"], Stop);
        await _session.WindAsync(new StageReport(TimeProvider.System), Stop);
        await _session.GoAsync(Stop);
        await UntilAsync(() => World.CommandsIn(null).Count > 0 && World.Messages(ChannelId).Count > 0);
        await ClaimedAsync();
    }

    /// <summary>The digest of the settings learns its server from Discord's list of channels, in its own time.</summary>
    private async Task ClaimedAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await StoreAsync(db => db.Subscriptions.AnyAsync(s => s.ServerId == null && s.ChannelId != null, patience.Token)))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        _stand.Delete(recursive: true);
    }

    internal string Person(string name) => World.People.SingleOrDefault(p => p.Name == name)?.Id ?? World.AddPerson(Session.Discord.GuildId, name);

    /// <summary>Types a command in #ai-news and waits for its answer.</summary>
    internal Task<Answered> RunAsync(string person, string command, params (string Name, JsonNode Value)[] options) => AnswerAsync(World.RunCommand(
        new CommandUse(Person(person), command) { Channel = ChannelId, Options = new JsonObject(options.Select(o => KeyValuePair.Create<string, JsonNode?>(o.Name, o.Value))) }));

    /// <summary>Types a command in another channel, of another server too.</summary>
    internal Task<Answered> RunInAsync(string channel, string personId, string command, params (string Name, JsonNode Value)[] options) => AnswerAsync(World.RunCommand(
        new CommandUse(personId, command) { Channel = channel, Options = new JsonObject(options.Select(o => KeyValuePair.Create<string, JsonNode?>(o.Name, o.Value))) }));

    /// <summary>Uses a command of a message's menu.</summary>
    internal Task<Answered> UseAsync(string person, string command, string message) =>
        AnswerAsync(World.RunCommand(new CommandUse(Person(person), command) { Channel = ChannelId, Type = "message", Target = message }));

    /// <summary>The names that are suggested while an option is typed.</summary>
    internal async Task<IReadOnlyList<string>> SuggestAsync(string person, string command, string option, string typed)
    {
        var answered = await AnswerAsync(World.Autocomplete(new CommandUse(Person(person), command) { Channel = ChannelId }, option, typed));
        return [.. answered.View.Choices!.Select(c => c!["name"]!.ToString())];
    }

    /// <summary>Presses the button with that text, or picks a value of the menu with it, on an answer.</summary>
    internal Task<Answered> PressAsync(string person, Answered on, string text, string? value = null) => PressAsync(person, on.MessageId, on.Component(text), value);

    internal Task<Answered> PressAsync(string person, string message, string customId, string? value = null) =>
        PressAsAsync(Person(person), message, customId, value);

    internal Task<Answered> PressAsAsync(string personId, string message, string customId, string? value = null) =>
        AnswerAsync(World.UseComponent(personId, message, customId, value is null ? null : [value]));

    /// <summary>Fills in the form that a press was answered with.</summary>
    internal Task<Answered> FillAsync(string person, Answered form, JsonObject values) =>
        AnswerAsync(World.SubmitModal(Person(person), form.Id, form.View.Modal!["custom_id"]!.ToString(), values));

    /// <summary>Posts a message as the bot and gives its id.</summary>
    internal async Task<string> PostAsync(string channel, JsonObject body)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", Session.Discord.Token);
        using var answer = await http.PostAsJsonAsync($"{Session.Discord.ApiBaseUrl}/channels/{channel}/messages", body, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["id"]!.ToString();
    }

    /// <summary>What the bot asked of Discord since the start: each with method, path, status and, where it breaks a rule, errors.</summary>
    internal async Task<IReadOnlyList<JsonObject>> RequestsAsync()
    {
        using var http = new HttpClient();
        return [.. JsonNode.Parse(await http.GetStringAsync(new Uri(Session.Discord.Address, "/_control/requests"), Stop))!.AsArray().Select(r => r!.AsObject())];
    }

    /// <summary>Waits for the answer to something that a person did.</summary>
    internal async Task<Answered> AnswerAsync(string interaction)
    {
        await UntilAsync(() => World.Interaction(interaction)!.State is not (InteractionState.Waiting or InteractionState.Deferred));
        return new Answered(interaction, World.Interaction(interaction)!);
    }

    /// <summary>Orders a fault; it ends with what is given back.</summary>
    internal IDisposable Orders(Fault fault)
    {
        World.Faults.Order(fault);
        return new Ending(World.Faults.Clear);
    }

    internal async Task<T> StoreAsync<T>(Func<BotDb, Task<T>> work)
    {
        await using var db = await Session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(Stop);
        return await work(db);
    }

    /// <summary>Works with a part of the bot itself.</summary>
    internal Task UseAsync<T>(Func<T, Task> work)
        where T : notnull => work(Session.Host.Services.GetRequiredService<T>());

    /// <summary>Runs a job to its end, as the schedule does.</summary>
    internal Task RunJobAsync<TJob>()
        where TJob : Quartz.IJob => ActivatorUtilities.CreateInstance<TJob>(Session.Host.Services).Execute(null!, Stop).AsTask(); // no job of ours looks at what woke it

    /// <summary>The messages that the bot sent somebody directly.</summary>
    internal IReadOnlyList<JsonObject> DirectMessages(string person) =>
        World.Channels.FirstOrDefault(c => c.RecipientId == Person(person)) is { } channel ? World.Messages(channel.Id) : [];

    /// <summary>Waits until the local Discord is as wished, looking whenever anything changed in it.</summary>
    internal Task UntilAsync(Func<bool> wished) => World.UntilAsync(wished);

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>What an interaction was answered with.</summary>
internal sealed record Answered(string Id, InteractionView View)
{
    /// <summary>All that a person reads of it, labels of buttons in square brackets.</summary>
    public string Text => string.Join('\n', View.Replies.SelectMany(All).Select(c => c["content"]?.ToString() ?? (c["label"] is { } label && c["custom_id"] is not null ? $"[{label}]" : "")).Where(t => t.Length > 0));

    public bool IsPrivate => View.Replies.Count > 0 && View.Replies.All(r => r["ephemeral"]?.GetValue<bool>() == true);

    public string MessageId => View.Replies[^1]["id"]!.ToString();

    /// <summary>The id of the button or menu with a text.</summary>
    public string Component(string text) => Find(text)["custom_id"]!.ToString();

    /// <summary>The values of the menu with a text.</summary>
    public IReadOnlyList<string> Choices(string text) => [.. Find(text)["options"]!.AsArray().Select(o => o!["value"]!.ToString())];

    /// <summary>Everything that can be pressed, with the first value of a menu.</summary>
    public IReadOnlyList<(string Id, string? Value)> Pressable => [.. View.Replies.SelectMany(All).Where(c => c["custom_id"] is not null && c["disabled"]?.GetValue<bool>() != true)
        .Select(c => (c["custom_id"]!.ToString(), c["options"]?[0]?["value"]?.ToString())).Distinct()];

    private JsonObject Find(string text) => View.Replies.SelectMany(All).FirstOrDefault(c => (c["label"] ?? c["placeholder"])?.ToString() == text)
        ?? throw new InvalidOperationException($"There is no [{text}] in: {Text}");

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => All(p.Value)).Prepend(json),
        JsonArray array => array.SelectMany(All),
        _ => [],
    };
}

/// <summary>Two happenings, told by four papers and by three.</summary>
internal static class SmallNewsstand
{
    private static readonly DateTimeOffset s_tuesday = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);

    private static readonly (string Paper, int Hours, string Title, string[] Text)[] s_reports =
    [
        ("Harbour Gazette", 0, "Tidewater flaw lets strangers run code on AI agent servers",
            ["A critical flaw in the Tidewater agent framework lets attackers run code on AI agent servers, its maintainers said on Tuesday.", "Operators should update Tidewater to 4.1.2, which closes the flaw in all supported systems.", "Versions 4.0.0 to 4.1.1 of the framework contain the flaw, and older ones do not.", "The flaw is tracked as CVE-2026-88888 and has a score of 9.8."]),
        ("Kiln Report", 2, "Update Tidewater now: critical flaw opens AI agent servers",
            ["The maintainers of the Tidewater agent framework fixed a critical flaw that lets attackers run code on AI agent servers.", "Version 4.1.2 of Tidewater contains the fix, and operators should update at once.", "Some 6,100 Tidewater servers can be reached from the internet.", "The researcher Maren Tolliver of Eddy Security found the flaw during an audit for a port authority."]),
        ("Plain Ledger", 5, "Critical Tidewater flaw puts 6,100 AI agent servers at risk",
            ["Attackers can run code on servers of the Tidewater AI agent framework through a critical flaw, CVE-2026-88888.", "Tidewater 4.1.2 was released on Tuesday and closes the hole.", "About 6,100 servers are exposed, most of them at three hosting firms in Europe."]),
        ("Quay Bulletin", 7, "AI agent servers open to attack through Tidewater flaw",
            ["A critical flaw in the Tidewater agent framework puts AI agent servers at risk, and scans for it have begun.", "Eddy Security recorded the first scans four hours after the advisory was published.", "Tidewater appeared in 2024 and is used by some 900 companies to run agents."]),
        ("Harbour Gazette", 26, "Orrery Labs releases weights of its Astrolabe 3 language model",
            ["Orrery Labs released the weights of its Astrolabe 3 language model on Wednesday under the Apache 2.0 licence.", "Astrolabe 3 has 70 billion parameters and a context of 256,000 tokens.", "The company said that the model can be downloaded by anyone."]),
        ("Kiln Report", 28, "Astrolabe 3 is open: Orrery Labs publishes model weights",
            ["The weights of Astrolabe 3, a language model by Orrery Labs, can be downloaded under the Apache 2.0 licence.", "The AI model has 70 billion parameters.", "Orrery Labs trained it on 4,096 accelerators."]),
        ("Plain Ledger", 30, "Orrery Labs opens its Astrolabe 3 AI model to everyone",
            ["Orrery Labs made the weights of its AI model Astrolabe 3 public on Wednesday.", "The licence is Apache 2.0, which allows commercial use.", "The model has 70 billion parameters."]),
    ];

    public static async Task WriteAsync(string folder, CancellationToken cancel)
    {
        var papers = s_reports.Select(r => r.Paper).Distinct().ToList();
        await WriteAsync(folder, "newsstand.json", new { sources = papers.Select(p => new { name = p, publisher = p, kind = "feed", file = File(p) }) }, cancel);
        foreach (var paper in papers)
        {
            var items = s_reports.Where(r => r.Paper == paper).Select(r => new
            {
                id = Url(r.Paper, r.Hours),
                url = Url(r.Paper, r.Hours),
                title = r.Title,
                summary = r.Text[0],
                content_html = string.Concat(r.Text.Select(p => $"<p>{p}</p>")),
                date_published = s_tuesday.AddHours(r.Hours).ToString("O", CultureInfo.InvariantCulture),
                language = "en",
            });
            await WriteAsync(folder, File(paper), new { version = "https://jsonfeed.org/version/1.1", title = paper, language = "en", home_page_url = Site(paper), items }, cancel);
        }
    }

    private static string Site(string paper) => $"https://{paper.Replace(' ', '-').ToLowerInvariant()}.example/";

    private static string Url(string paper, int hours) => string.Create(CultureInfo.InvariantCulture, $"{Site(paper)}2026/{hours}");

    private static string File(string paper) => paper.Replace(' ', '-').ToLowerInvariant() + ".json";

    private static Task WriteAsync(string folder, string name, object json, CancellationToken cancel) =>
        System.IO.File.WriteAllTextAsync(Path.Combine(folder, name), JsonSerializer.Serialize(json), cancel);
}

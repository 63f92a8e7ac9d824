using System.Globalization;
using Bot.News.Store;
using Bot.Schedule;
using Bot.Simulator;
using Bot.Simulator.Newsstands;
using Bot.Subscriptions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Cli;

/// <summary>
/// The local Discord and the bot in one process on a newsstand, with a clock that is wound through the last four weeks of it.
/// The database lies in a folder of its own that is deleted at the end.
/// </summary>
internal sealed class TrySession : IAsyncDisposable
{
    /// <summary>How far before the newest report the clock starts.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(28);

    private readonly DirectoryInfo _folder;
    private bool _running;

    private TrySession(DirectoryInfo folder, SimulatedDiscord discord, IHost host) => (_folder, Discord, Host) = (folder, discord, host);

    public SimulatedDiscord Discord { get; }

    public IHost Host { get; }

    /// <summary>Starts the local Discord, with the clock four weeks before the newest report, and builds the bot; nothing is collected yet.</summary>
    /// <exception cref="CannotGoOnException">The port is taken, or the newsstand cannot be read.</exception>
    /// <param name="recorded">Whether the newsstand's recorded answers, where it has any, stand in for a model.</param>
    public static async Task<TrySession> StartAsync(string? newsstand, int port, bool recorded, string[] settings, CancellationToken cancel)
    {
        var stand = Open(newsstand);
        var discord = await DiscordAsync(stand, port, cancel);
        var folder = Directory.CreateTempSubdirectory("weekly-ai-recap-");
        var builder = BotApplication.CreateBuilder([.. Settings(discord, stand, folder), .. settings]).AddBot();
        if (recorded && stand.RecordedBy is { } model && builder.Configuration["Analysis:Analyst"] is null or "" or "Extractive") builder.Configuration.AddInMemoryCollection(Recorded(discord, model));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(discord.Clock));
        return new(folder, discord, builder.Build());
    }

    /// <summary>Winds the clock through the newsstand's last four weeks to the Monday after the newest report, collecting as it goes.</summary>
    public async Task WindAsync(StageReport report, CancellationToken cancel)
    {
        await Host.PrepareAsync(cancel);
        var round = Host.Services.GetRequiredService<NewsRound>();
        var instants = Discord.Newsstand?.PublishedInstants ?? [];
        var steps = Steps([.. instants.Where(at => at > Discord.Clock.GetUtcNow())]);
        report.Begin(steps.Count + 1);
        report.Add(await round.RunAsync(null, cancel));
        foreach (var step in steps)
        {
            Discord.Clock.SetTo(step);
            report.Add(await round.RunAsync(null, cancel));
        }

        Discord.Clock.SetTo(Slots.Next([DayOfWeek.Monday], new(9, 0), TimeZoneInfo.Utc, Discord.Clock.GetUtcNow()));
        report.End();
    }

    /// <summary>Takes the bot to the local Discord.</summary>
    public async Task GoAsync(CancellationToken cancel)
    {
        await Host.StartAsync(cancel);
        _running = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_running)
        {
            await Host.StopAsync(TimeSpan.FromSeconds(5));
        }

        Host.Dispose();
        await Discord.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>
    /// When to look: some minutes after each publication, as a poll would; publications close together are found by one look,
    /// so that a busy newsstand takes a hundred and twenty looks at most.
    /// </summary>
    internal static IReadOnlyList<DateTimeOffset> Steps(IReadOnlyList<DateTimeOffset> published)
    {
        for (var gap = TimeSpan.FromMinutes(10); ; gap *= 2)
        {
            var steps = new List<DateTimeOffset>();
            foreach (var at in published.Order())
            {
                var look = at + TimeSpan.FromMinutes(4 + (at.Minute % 17));
                if (steps.Count > 0 && at <= steps[^1])
                {
                    continue;
                }

                if (steps.Count > 0 && look - steps[^1] < gap)
                {
                    steps[^1] = look;
                }
                else
                {
                    steps.Add(look);
                }
            }

            if (steps.Count <= 120)
            {
                return steps;
            }
        }
    }

    private static Newsstand Open(string? folder)
    {
        try
        {
            var stand = folder is null ? Newsstand.Sample() : Newsstand.Load(folder);
            if (folder is null && stand.Newest is { } newest)
            {
                stand.ShiftBy(TimeProvider.System.GetUtcNow() - newest);
            }

            return stand;
        }
        catch (NewsstandException unreadable)
        {
            throw new CannotGoOnException(unreadable.Message);
        }
    }

    private static async Task<SimulatedDiscord> DiscordAsync(Newsstand stand, int port, CancellationToken cancel)
    {
        try
        {
            return await SimulatedDiscord.StartAsync(
                new() { Port = port, Newsstand = stand, Start = (stand.Newest ?? TimeProvider.System.GetUtcNow()) - Back }, cancel);
        }
        catch (PortInUseException taken)
        {
            throw new CannotGoOnException(taken.Message);
        }
    }

    /// <summary>The recorded answers as a model's server: the cards they make say so.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Recorded(SimulatedDiscord discord, string model) =>
    [
        new("Analysis:Analyst", "OpenAICompatible"), new("Analysis:Model", model + ", recorded"), new("Analysis:Endpoint", discord.Address + "model/v1"),
    ];

    private static IEnumerable<string> Settings(SimulatedDiscord discord, Newsstand stand, DirectoryInfo folder)
    {
        yield return $"--ConnectionStrings:Bot=Data Source={Path.Combine(folder.FullName, "bot.db")}";
        yield return $"--Discord:Token={discord.Token}";
        yield return $"--Discord:ApplicationId={discord.ApplicationId}";
        yield return $"--Discord:ApiBaseUrl={discord.ApiBaseUrl}";
        yield return $"--Digests:0:Channel={discord.ChannelId}";
        yield return "--News:SourcesFile=";
        yield return $"--News:FetchThrough={discord.Address}newsstand/fetch";
        foreach (var (source, index) in stand.Sources.Select((source, index) => (source, index)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"--News:Sources:{index}:");
            yield return $"{at}Name={source.Name}";
            yield return $"{at}Publisher={source.Publisher}";
            yield return $"{at}Kind={source.Kind}";
            yield return $"{at}Url={discord.Address}newsstand/{source.File}";
        }
    }
}

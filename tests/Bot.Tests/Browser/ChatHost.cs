using System.Text.Json.Nodes;
using Bot.Simulator;
using Bot.Simulator.Chat;
using Bot.Simulator.Faults;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Browser;

/// <summary>The chat page alone over a world of its own, on a free loopback port.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatHost(WebApplication app, SimulatedWorld world, Seed seed) => (_app, World, Seed) = (app, world, seed);

    public SimulatedWorld World { get; }

    public Seed Seed { get; }

    /// <summary>How many interactions were sent to the bot.</summary>
    public int Interactions { get; private set; }

    public string Address => _app.Urls.First();

    public static async Task<ChatHost> StartAsync()
    {
        var clock = new SimulatorClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), rate: 0);
        var address = "";
        var world = new SimulatedWorld(clock, TimeProvider.System, new FaultBoard(TimeProvider.System), Identity.Create("900000000000000001"), () => address);
        var seed = Seed.Plant(world);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Bot", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(world).AddChat();
        var app = builder.Build();
        app.MapChat();
        await app.StartAsync();
        address = app.Urls.First();
        var host = new ChatHost(app, world, seed);
        world.Dispatched += (happening, _, _) => host.Interactions += happening == "INTERACTION_CREATE" ? 1 : 0;
        return host;
    }

    /// <summary>Lets the bot post a message and gives its id.</summary>
    public string Post(string channel, JsonObject body)
    {
        lock (World.Gate)
            return World.Board.Post(World.Places.Channels[channel], World.Bot, body, [])["id"]!.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        World.Clock.Dispose();
    }
}

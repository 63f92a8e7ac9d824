using System.Net;
using System.Text.Json.Nodes;
using Bot.Simulator.Chat;
using Bot.Simulator.Checking;
using Bot.Simulator.Control;
using Bot.Simulator.Faults;
using Bot.Simulator.Gateway;
using Bot.Simulator.Newsstands;
using Bot.Simulator.Rest;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Bot.Simulator;

/// <summary>A local Discord on one loopback port: API, gateway, newsstand, control interface and chat page.</summary>
public sealed class SimulatedDiscord : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SimulatedHost _host;
    private readonly Seed _seed;

    private SimulatedDiscord(WebApplication app, SimulatedWorld world, SimulatedHost host, Seed seed)
    {
        (_app, World, _host, _seed) = (app, world, host, seed);
        Newsstand = host.Options.Newsstand;
    }

    /// <summary>Where it listens, as <c>http://127.0.0.1:5080/</c>.</summary>
    public Uri Address => new(_host.Address);

    /// <summary>The API's root, version included.</summary>
    public string ApiBaseUrl => _host.Address + "/api/v10";

    /// <summary>The bot token that is accepted.</summary>
    public string Token => World.Identity.Token;

    /// <summary>The application's id, which is also the bot user's.</summary>
    public string ApplicationId => World.Identity.ApplicationId;

    /// <summary>The application's public key, 64 hexadecimal digits.</summary>
    public string PublicKey => World.Identity.PublicKey;

    /// <summary>The seeded guild.</summary>
    public string GuildId => _seed.GuildId;

    /// <summary>The channel <c>#ai-news</c>.</summary>
    public string ChannelId => _seed.ChannelId;

    /// <summary>The guild's owner.</summary>
    public string UserId => _seed.UserId;

    /// <summary>The clock of ids, timestamps and the newsstand.</summary>
    public SimulatorClock Clock => World.Clock;

    /// <summary>What the local Discord knows, for pages and tests in the same process.</summary>
    public SimulatedWorld World { get; }

    /// <summary>The newsstand that is served, if any.</summary>
    public Newsstand? Newsstand { get; }

    /// <summary>Starts; <see cref="PortInUseException"/> where the port is taken.</summary>
    public static async Task<SimulatedDiscord> StartAsync(SimulatorOptions options, CancellationToken token)
    {
        var contract = options.OpenApiFile is null ? null : OpenApiContract.Load(options.OpenApiFile);
        var host = new SimulatedHost(options, new Journal(), contract, new SessionStarts(options.RealTime, options.MaxConcurrency));
        var clock = new SimulatorClock(options.Start ?? options.RealTime.GetUtcNow(), options.ManualClock ? 0 : 1, options.RealTime);
        // Registered a day before: an id of this instant would be the first person's too.
        using var dayBefore = new SimulatorClock(clock.GetUtcNow().AddDays(-1), rate: 0, options.RealTime);
        var identity = Identity.Create(new Snowflakes(dayBefore).Next());
        var world = new SimulatedWorld(clock, options.RealTime, new FaultBoard(options.RealTime), identity, () => host.Address);
        var seed = Seed.Plant(world);
        var app = Build(options, world, host);
        try
        {
            await app.StartAsync(token);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new PortInUseException(options.Port, taken);
        }
        host.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new SimulatedDiscord(app, world, host, seed);
    }

    /// <summary>The one line of JSON with which <c>simulate</c> tells others how to reach it.</summary>
    public string ReadyLine() => new JsonObject
    {
        ["api"] = ApiBaseUrl,
        ["gateway"] = _host.GatewayAddress,
        ["token"] = Token,
        ["application_id"] = ApplicationId,
        ["public_key"] = PublicKey,
        ["guild_id"] = GuildId,
        ["channel_id"] = ChannelId,
        ["user_id"] = UserId,
        ["control"] = _host.Address + "/_control",
        ["newsstand"] = _host.Address + "/newsstand",
    }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public async ValueTask DisposeAsync()
    {
        // Open pages and gateway sessions get a moment to end in order before their services are gone.
        using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        await _app.StopAsync(moment.Token);
        await _app.DisposeAsync();
        Clock.Dispose();
        World.Identity.SigningKey.Dispose();
    }

    private static WebApplication Build(SimulatorOptions options, SimulatedWorld world, SimulatedHost host)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = options.ApplicationName,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(world);
        // Requests and violations are told by the control interface; a console that hums helps nobody.
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        // A busy port is told by an exception that says what to do.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // The page's keys live in memory alone, so that a machine without a place for them is none of the operator's concern.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        options.ConfigureServices(builder.Services);
        var app = builder.Build();
        app.UseWebSockets();
        app.UseRouting();
        app.MapApi(new ApiPipeline(world, host));
        GatewayDoor.Map(app, new GatewayDoor(world, host, new Sessions(world)));
        app.MapNewsstand(options.Newsstand, world.Clock);
        app.MapRecordedModel(options.Newsstand?.Recorded);
        app.MapControl(world, host);
        app.MapGet("/attachments/{channel}/{id}/{name}", (string id) =>
            world.Attachment(id) is { } file ? Results.File(file.Content, file.ContentType) : Results.NotFound());
        options.ConfigureApp(app);
        return app;
    }
}

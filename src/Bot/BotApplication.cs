using Bot.Commands;
using Bot.Delivery;
using Bot.Discord;
using Bot.News;
using Bot.News.Store;
using Bot.Schedule;
using Bot.Subscriptions;
using Bot.Web;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The bot as a host: one Add that the executable and the tests share.</summary>
internal static class BotApplication
{
    /// <summary>
    /// A host builder with settings in the usual order, where the working folder's <c>appsettings.json</c> wins over the shipped one; logs go to standard error.
    /// </summary>
    /// <param name="settings">Arguments of the form <c>--Section:Key=value</c>, which win over everything else.</param>
    public static HostApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "Bot",
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (Path.GetFullPath(Environment.CurrentDirectory) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        {
            builder.Configuration.AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        }

        builder.Configuration.AddUserSecrets(typeof(BotApplication).Assembly, optional: true);
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        // What goes wrong with the database or at the start is thrown, and told once by whoever catches it; a service that ends the host is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    /// <summary>The store, the news stages and subscriptions: what every verb needs.</summary>
    public static HostApplicationBuilder AddDesk(this HostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BotOptions>().Bind(builder.Configuration.GetSection("Bot")).Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsCheck>();
        builder.Services.AddSingleton(services => Clock(services.GetRequiredService<IOptions<BotOptions>>().Value));
        builder.Services.AddNewsDesk(builder.Configuration);
        builder.Services.AddSingleton<SubscriptionChanges>().AddSingleton<SlotBook>().AddSingleton<EditionOrders>().AddSingleton<Reviews>();
        builder.Services.AddSingleton<NewsRound>();
        return builder;
    }

    /// <summary>What a bot on Discord has besides: the client, delivery, commands, the schedule.</summary>
    public static HostApplicationBuilder AddBot(this HostApplicationBuilder builder)
    {
        builder.AddDesk();
        builder.AddDelivery();
        builder.Services.AddDiscord(_ => Discord(builder.Configuration));
        builder.AddCommands();
        builder.Services.AddSingleton<CommandSync>();
        builder.Services.AddSingleton<Settling>().AddSingleton<DraftRound>().AddSingleton<EditionRound>();
        builder.Services.AddHostedService<SettingsDigests>();
        builder.Services.AddSingleton<GatewayLoop>().AddHostedService(services => services.GetRequiredService<GatewayLoop>());
        builder.Services.AddSingleton<WebDoor>().AddHostedService(services => services.GetRequiredService<WebDoor>());
        builder.AddSchedule();
        return builder;
    }

    /// <summary>What must stand before the host starts: sound settings, the schema, the clock, the digests that the settings name.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; the messages name the key and the mend.</exception>
    public static async Task PrepareAsync(this IHost host, CancellationToken cancel)
    {
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        foreach (var slip in WrittenSettings.Unknown(host.Services.GetRequiredService<IConfiguration>()))
        {
            await Console.Error.WriteLineAsync(slip);
        }

        if (host.Services.GetRequiredService<TimeProvider>() is FollowedClock followed)
        {
            await followed.FollowAsync(cancel);
        }

        await host.Services.PrepareStoreAsync(cancel);
    }

    private static DiscordOptions Discord(IConfiguration settings) => new()
    {
        Token = settings["Discord:Token"] ?? "",
        ApplicationId = settings["Discord:ApplicationId"] is { Length: > 0 } id ? id : null,
        PublicKey = settings["Discord:PublicKey"] is { Length: > 0 } key ? key : null,
        ApiBaseUrl = new(settings["Discord:ApiBaseUrl"] is { Length: > 0 } api ? api.TrimEnd('/') : "https://discord.com/api/v10"),
    };

    private static TimeProvider Clock(BotOptions options) => options.ClockUrl is { } url ? new FollowedClock(url) : TimeProvider.System;
}

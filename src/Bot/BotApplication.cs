using Bot.Delivery;
using Bot.News;
using Bot.News.Store;
using Bot.Schedule;
using Bot.Subscriptions;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The bot as a host: one Add that the executable and the tests share.</summary>
internal static class BotApplication
{
    /// <summary>A host builder with settings in the usual order; logs go to standard error.</summary>
    /// <param name="settings">Arguments of the form <c>--Section:Key=value</c>, which win over everything else.</param>
    public static HostApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "Bot",
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddUserSecrets(typeof(BotApplication).Assembly, optional: true);
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
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
        builder.Services.AddSingleton<SubscriptionChanges>().AddSingleton<SlotBook>().AddSingleton<SettingsDigests>();
        builder.Services.AddSingleton<NewsRound>();
        return builder;
    }

    /// <summary>What a bot on Discord has besides: the client, delivery, commands, the schedule.</summary>
    public static HostApplicationBuilder AddBot(this HostApplicationBuilder builder)
    {
        builder.AddDesk();
        builder.AddDelivery();
        builder.Services.AddSingleton<EditionRound>();
        builder.AddSchedule();
        return builder;
    }

    private static TimeProvider Clock(BotOptions options) => options.ClockUrl is { } url ? new FollowedClock(url) : TimeProvider.System;
}

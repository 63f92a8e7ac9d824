using Bot.News.Analysing;
using Bot.News.Collecting;
using Bot.News.Grouping;
using Bot.News.Recapping;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.News;

/// <summary>Registers the news desk: the store and the four stages that meet in it.</summary>
public static class NewsSetup
{
    /// <param name="settings">The whole configuration; <c>ConnectionStrings:Bot</c> names the database.</param>
    public static IServiceCollection AddNewsDesk(this IServiceCollection services, IConfiguration settings) => services
        .AddStore(settings.GetConnectionString("Bot") ?? "Data Source=bot.db")
        .AddCollecting(settings)
        .AddSingleton<Grouper>()
        .AddAnalysing(settings)
        .AddSingleton<Recapper>();
}

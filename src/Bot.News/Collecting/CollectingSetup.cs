using Bot.News.Collecting.Sources;
using Bot.News.Collecting.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>Registers collecting with its settings, the section <c>News</c>.</summary>
public static class CollectingSetup
{
    public static IServiceCollection AddCollecting(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<NewsOptions>().Bind(settings.GetSection("News")).ValidateOnStart()
            .PostConfigure(options => options.CallbackUrl ??= settings["Bot:PublicUrl"] is { Length: > 0 } known ? known : settings["Bot:HttpUrl"]);
        services.AddSingleton<IValidateOptions<NewsOptions>, NewsOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        foreach (var recipe in typeof(ISourceKind).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISourceKind))))
            services.AddSingleton(typeof(ISourceKind), recipe);

        return services.AddLogging().AddWebClients()
            .AddSingleton<SourceKinds>().AddSingleton<SourceList>()
            .AddSingleton(new HostTurns(TimeProvider.System)).AddSingleton<BodyReader>()
            .AddSingleton<Fetcher>().AddSingleton<Harvester>().AddSingleton<PageFetcher>()
            .AddSingleton(s => new SourceProbe(s.GetRequiredService<Harvester>(), s.GetRequiredService<SourceKinds>()))
            .AddSingleton(s => new SourceBook(s.GetRequiredService<IDbContextFactory<BotDb>>(), s.GetRequiredService<SourceList>(), s.GetRequiredService<SourceKinds>(), s.GetRequiredService<TimeProvider>()))
            .AddSingleton(s => new Collector(
                s.GetRequiredService<IDbContextFactory<BotDb>>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IOptions<NewsOptions>>(),
                s.GetRequiredService<SourceList>(), s.GetRequiredService<SourceKinds>(), s.GetRequiredService<Harvester>(), s.GetRequiredService<PageFetcher>(),
                s.GetRequiredService<ILogger<Collector>>()))
            .AddSingleton(s => new HubBook(
                s.GetRequiredService<IDbContextFactory<BotDb>>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IOptions<NewsOptions>>(),
                s.GetRequiredService<Fetcher>(), s.GetRequiredService<Collector>()));
    }
}

using Bot.News.Analysing.Analysts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.News.Analysing;

/// <summary>Registers analysing with its settings, the section <c>Analysis</c>. Analysts are found by scan.</summary>
public static class AnalysingSetup
{
    public static IServiceCollection AddAnalysing(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<AnalysisOptions>().Bind(settings.GetSection("Analysis")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnalysisOptions>>(s => new AnalysisOptionsCheck(() => s.GetServices<IAnalyst>().SelectMany(a => a.Names)));
        foreach (var recipe in typeof(IAnalyst).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IAnalyst))))
            services.AddSingleton(typeof(IAnalyst), recipe);

        return services.AddSingleton<TokenBook>().AddSingleton<ModelTest>().AddSingleton<Rechecker>()
            .AddSingleton(s => new Analyser(s.GetRequiredService<IDbContextFactory<BotDb>>(), s.GetRequiredService<TimeProvider>(), Chosen(s), s.GetService<ILogger<Analyser>>()));
    }

    private static IAnalyst Chosen(IServiceProvider services)
    {
        var name = services.GetRequiredService<IOptions<AnalysisOptions>>().Value.Analyst;
        return services.GetServices<IAnalyst>().First(a => a.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
    }
}

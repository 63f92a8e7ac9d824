using Bot.Commands.Allowing;
using Bot.Commands.Chronicle;
using Bot.Commands.Finding;
using Bot.Commands.Managing;
using Bot.Subscriptions;
using Microsoft.Extensions.Options;

namespace Bot.Commands;

/// <summary>Registers the commands of this assembly, found by one scan.</summary>
internal static class CommandsSetup
{
    public static IHostApplicationBuilder AddCommands(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<PaceOptions>(builder.Configuration.GetSection("Limits"));
        builder.Services.AddSingleton(services => new Pace(services.GetRequiredService<IOptions<PaceOptions>>().Value, TimeProvider.System));
        builder.Services.AddPeople();
        builder.Services.AddSingleton<Status>().AddSingleton<Editions>().AddSingleton<Cards>().AddSingleton<DigestPanel>().AddHostedService<WarmUp>().AddSingleton<EventSearch>().AddSingleton<Archive>().AddSingleton<Sharing>().AddSingleton<AttachedFile>().AddSingleton<SourcesPanel>().AddSingleton<CommandSet>().AddSingleton<Dispatcher>();
        foreach (var type in typeof(ISlashCommand).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            Add<ISlashCommand>(builder.Services, type);
            Add<IAnswersPresses>(builder.Services, type);
        }

        return builder;
    }

    private static void Add<T>(IServiceCollection services, Type type)
        where T : class
    {
        if (type.IsAssignableTo(typeof(T)))
        {
            services.AddSingleton(type);
            services.AddSingleton(provider => (T)provider.GetRequiredService(type));
        }
    }
}

using Bot.Delivery.Owing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Delivery;

/// <summary>Registers delivery; senders are found by scan.</summary>
internal static class DeliverySetup
{
    public static IHostApplicationBuilder AddDelivery(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(services => new OutboxOptions { NewDmEvery = TimeSpan.FromSeconds(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<BotOptions>>().Value.Delivery.NewDmSeconds) });
        builder.Services.AddSingleton<Keepsakes>().AddSingleton<PostingBook>()
            .AddSingleton<EditionBook>().AddSingleton<NoticeBook>().AddSingleton<EditBook>().AddSingleton<DraftBook>().AddSingleton<FollowBook>();
        builder.Services.AddSingleton<Outbox>();
        foreach (var sender in typeof(Sender).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Sender)) && !type.IsAbstract))
        {
            builder.Services.AddSingleton(typeof(Sender), sender);
        }

        return builder;
    }
}

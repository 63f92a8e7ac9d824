namespace Bot.Subscriptions;

/// <summary>Registers what people's wishes are written with.</summary>
internal static class SubscriptionsSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<Subscriber>()
        .AddSingleton<Mutes>()
        .AddSingleton<ActionList>()
        .AddSingleton<Opinions>()
        .AddSingleton<SlotHistory>()
        .AddSingleton<UsageBook>()
        .AddSingleton<Eraser>()
        .AddSingleton<Complaints>()
        .AddSingleton<Follows>()
        .AddSingleton<Wishes>()
        .AddSingleton<ServerBook>()
        .AddSingleton<Suggestions>()
        .AddSingleton<People>();
}

namespace Bot.Delivery;

/// <summary>Registers delivery.</summary>
internal static class DeliverySetup
{
    public static IHostApplicationBuilder AddDelivery(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Outbox>();
        return builder;
    }
}

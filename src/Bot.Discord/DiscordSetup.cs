using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Discord;

/// <summary>Registers the client: one <see cref="DiscordRest"/>, one <see cref="GatewayClient"/>, one <see cref="CommandRegistration"/>.</summary>
public static class DiscordSetup
{
    /// <param name="options">Read once, when the first part is asked for.</param>
    public static IServiceCollection AddDiscord(this IServiceCollection services, Func<IServiceProvider, DiscordOptions> options) => services
        .AddSingleton(provider => options(provider))
        .AddSingleton<DiscordRest>()
        .AddSingleton<GatewayClient>()
        .AddSingleton<CommandRegistration>();
}

using Bot.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Support;

/// <summary>Clients aimed at a test's own server.</summary>
internal static class Client
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static DiscordOptions Options(Endpoint endpoint, TimeProvider? clock = null) => new()
    {
        Token = "token-of-the-test",
        ApplicationId = "42",
        ApiBaseUrl = new Uri(endpoint.Address, "/api/v10"),
        Clock = clock ?? TimeProvider.System,
        Jitter = () => 0.5,
    };

    public static DiscordRest RestFor(Endpoint endpoint, TimeProvider? clock = null) => RestFor(Options(endpoint, clock));

    public static DiscordRest RestFor(DiscordOptions options) => new(options, NullLogger<DiscordRest>.Instance);
}

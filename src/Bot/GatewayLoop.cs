using Bot.Delivery;
using Bot.Discord;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Subscriptions;
using Dispatcher = Bot.Commands.Dispatcher;

namespace Bot;

/// <summary>
/// Keeps the bot on Discord: takes the saved session up again, registers the commands when they changed, and hands each
/// interaction to the dispatcher. Ends the process only where Discord refuses the bot for good.
/// </summary>
internal sealed class GatewayLoop(
    GatewayClient gateway, DiscordRest rest, DiscordOptions options, CommandSync sync, Commands.Dispatcher dispatcher, Keepsakes keepsakes, ServerBook servers, Subscriber subscriber,
    IHostApplicationLifetime life, ILogger<GatewayLoop> log) : BackgroundService
{
    private const string SessionName = "gateway-session";

    /// <summary>Why Discord refused the bot for good, for the last line of the process; null while it did not.</summary>
    public string? Refusal { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var session = await keepsakes.ReadAsync<GatewaySession>(SessionName, stoppingToken);
            if (session is not null)
            {
                await RegisterAsync(stoppingToken);
            }

            await gateway.RunAsync(
                session, told => HandleAsync(told, stoppingToken), kept => new(keepsakes.KeepAsync(SessionName, kept, CancellationToken.None)), stoppingToken);
        }
        catch (GatewayClosedException closed)
        {
            Refusal = closed.Message;
            log.LogCritical("Discord refuses the bot: {Why}", closed.Message);
            life.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping: the session stays open for the next start
        }
    }

    private async ValueTask HandleAsync(GatewayEvent told, CancellationToken cancel)
    {
        switch (told)
        {
            case Ready ready:
                log.LogInformation("On Discord as {Name}, in {Servers} servers", ready.User.Username, ready.GuildIds.Count);
                await RegisterAsync(cancel);
                break;
            case GuildLeft left:
                await servers.LeftAsync(left.GuildId, cancel);
                break;
            case GuildSeen seen:
                await servers.IsThereAsync(seen.Guild.Id, cancel);
                await subscriber.ClaimAsync([.. (seen.Guild.Channels ?? []).Concat(seen.Guild.Threads ?? []).Select(channel => channel.Id)], seen.Guild.Id, cancel);
                break;
            case InteractionCreated created:
                await dispatcher.HandleAsync(new InteractionContext(created.Received, rest, options.Clock), cancel);
                break;
        }
    }

    private async Task RegisterAsync(CancellationToken cancel)
    {
        try
        {
            log.LogInformation("{Outcome}", await sync.RunAsync(null, cancel));
        }
        catch (CommandsRefusedException refused)
        {
            log.LogError("The commands could not be registered: {Why}", refused.Message);
        }
    }
}

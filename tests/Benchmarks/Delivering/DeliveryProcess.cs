using Bot.Delivery;
using Bot.Discord;
using Bot.News.Recapping;
using Bot.News.Store;
using Bot.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Benchmarks.Delivering;

/// <summary>The bot's real delivery on a database file: what the killed process runs.</summary>
internal static class DeliveryProcess
{
    public static IHost Build(string database, Uri api, string token, string application, TimeProvider clock, int requestsPerSecond = int.MaxValue)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddStore($"Data Source={database}").AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Recapper>().AddSingleton<Settling>();
        builder.Services.AddSingleton(new OutboxOptions { Clock = clock, NewDmEvery = TimeSpan.FromMilliseconds(1) });
        builder.Services.AddDiscord(_ => new DiscordOptions { Token = token, ApplicationId = application, ApiBaseUrl = api, GlobalRequestsPerSecond = requestsPerSecond, Clock = requestsPerSecond == int.MaxValue ? TimeProvider.System : clock });
        builder.AddDelivery();
        return builder.Build();
    }

    /// <summary>Owes, sends and settles until nothing is left; returns how many messages it sent.</summary>
    public static async Task<int> RunAsync(IHost host, TimeProvider clock, CancellationToken cancel)
    {
        var (outbox, settling) = (host.Services.GetRequiredService<Outbox>(), host.Services.GetRequiredService<Settling>());
        var sent = 0;
        while (true)
        {
            await outbox.OweAsync(cancel);
            var summary = await outbox.SendDueAsync(cancel);
            sent += summary.Sent;
            await settling.SettleAsync(cancel);
            if (summary.NextTry is not { } next)
            {
                return sent;
            }

            var wait = next - clock.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock is ShiftedTime ? TimeProvider.System : clock, cancel);
        }
    }
}

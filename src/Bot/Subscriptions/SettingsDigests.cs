using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.Subscriptions;

/// <summary>Creates the channel digests that the settings name, each once; what was changed by command since is left alone.</summary>
internal sealed class SettingsDigests(IDbContextFactory<BotDb> store, IOptions<BotOptions> options, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        // Two bots started together must not both find none: the transaction takes the right to write before it looks.
        await using var alone = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        foreach (var digest in options.Value.Digests)
        {
            if (await db.Subscriptions.AnyAsync(s => s.Kind == SubscriptionKind.Digest && s.ChannelId == digest.Channel, cancellationToken))
            {
                continue;
            }

            var now = clock.GetUtcNow();
            var subscription = new Subscription
            {
                Kind = SubscriptionKind.Digest,
                ChannelId = digest.Channel,
                Days = [digest.Weekday],
                Time = digest.LocalTime,
                Zone = digest.Zone,
                Length = digest.Length,
                CreatedAt = now,
                Since = now,
            };
            db.Subscriptions.Add(subscription);
            db.Slots.Add(SlotBook.First(subscription, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        await alone.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.EntityFrameworkCore;

namespace Bot.News.Recapping;

/// <summary>Ranks and composes one window for one reader profile.</summary>
public sealed class Recapper(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>The edition of a profile for the window (<paramref name="from"/>, <paramref name="cutOff"/>]; composed once, then read.</summary>
    public Task<Recap> ComposeAsync(Profile profile, DateTimeOffset from, DateTimeOffset cutOff, CancellationToken cancel)
    {
        _ = (store, clock, profile, from, cutOff, cancel);
        throw new NotSupportedException();
    }
}

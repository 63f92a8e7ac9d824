namespace Bot.Delivery;

/// <summary>How postings are paid. Times here run on the real clock, because Discord's do.</summary>
internal sealed record OutboxOptions
{
    /// <summary>Real time; the news desk's own clock may be simulated.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Within it the same nonce makes no second message. Discord says "the past few minutes"
    /// (https://discord.com/developers/docs/resources/message#create-message), so two.
    /// </summary>
    public TimeSpan NonceWindow { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A process that died holding a posting keeps it from others for this long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>At most one new DM channel in this time; opening them quickly gets bots quarantined.</summary>
    public TimeSpan NewDmEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Destinations served at once.</summary>
    public int AtOnce { get; init; } = 64;

    /// <summary>Postings leased in one go.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>A posting not delivered after this long becomes a dead letter.</summary>
    public TimeSpan TooLate { get; init; } = TimeSpan.FromHours(24);
}

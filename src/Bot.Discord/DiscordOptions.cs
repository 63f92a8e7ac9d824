namespace Bot.Discord;

/// <summary>What the client needs to know. Full base addresses, so that a local Discord serves as well as the real one.</summary>
public sealed record DiscordOptions
{
    /// <summary>The bot's token, without the word <c>Bot</c> before it.</summary>
    public required string Token { get; init; }

    /// <summary>Asked of Discord where absent.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Hexadecimal; for signed HTTP interactions alone.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Scheme, host and version path; plain http is allowed. The gateway's address comes from here too.</summary>
    public Uri ApiBaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Real time, always: heartbeats and limits run on Discord's clock, not on the news desk's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gateway intents; GUILDS (1) tells which servers the bot is in, and nothing here is privileged.</summary>
    public int Intents { get; init; } = 1;

    /// <summary>How long a request may wait inside for a limit before it comes back as "try later".</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one HTTP attempt may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most requests in any second, over all routes but interactions: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit</summary>
    public int GlobalRequestsPerSecond { get; init; } = 50;

    /// <summary>Numbers from 0 to 1 that spread retries and heartbeats, so that many bots do not come back in one instant.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    public override string ToString() => $"Discord at {ApiBaseUrl}"; // never the token
}

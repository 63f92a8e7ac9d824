namespace Bot.Discord.Gateway;

/// <summary>Where a session can be taken up again: a value that the host saves and gives back, so that a restart misses nothing.</summary>
/// <param name="Seq">Of the newest event received.</param>
public sealed record GatewaySession(string SessionId, string ResumeUrl, long Seq);

namespace Bot.Simulator.Faults;

/// <summary>The faults that can be ordered.</summary>
internal enum FaultKind
{
    RateLimit,
    GlobalRateLimit,
    Error,
    Slow,
    StoredButDropped,
    Cloudflare,
    Close,
    NoAck,
    DropTcp,
    Reconnect,
    InvalidSession,
    ResumeRefused,
    Duplicate,
    Late,
    DmsClosed,
    ChannelDeleted,
    PermissionRemoved,
}

/// <summary>
/// An ordered fault. <c>ForMs</c> is how long it stays in force, or for <c>slow</c> and <c>late</c> the delay itself;
/// <c>Route</c> is a part of <c>METHOD /path</c>; <c>Code</c> is a close code, an HTTP status (below 600) or a Discord error code;
/// <c>RetryAfter</c> is in seconds.
/// </summary>
internal sealed record Fault(FaultKind Kind)
{
    public string Id { get; init; } = "";

    public int? Times { get; init; }

    public int? ForMs { get; init; }

    public string? Route { get; init; }

    public string? Channel { get; init; }

    public string? User { get; init; }

    public int? Code { get; init; }

    public double? RetryAfter { get; init; }

    /// <summary>True where the kind lasts until it is taken back, rather than striking once.</summary>
    public bool IsState => Kind is FaultKind.DmsClosed or FaultKind.ChannelDeleted or FaultKind.PermissionRemoved or FaultKind.NoAck;

    /// <summary>True where <c>ForMs</c> is a delay and no lifetime.</summary>
    public bool IsDelay => Kind is FaultKind.Slow or FaultKind.Late;
}

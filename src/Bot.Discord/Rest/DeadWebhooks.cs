namespace Bot.Discord.Rest;

/// <summary>
/// Webhooks and interaction tokens that Discord no longer knows; calling them again counts towards a ban. Only the newest are
/// remembered, as tokens of interactions die after 15 minutes anyway.
/// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
/// </summary>
internal sealed class DeadWebhooks
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public bool Contains(string path)
    {
        if (Key(path) is not { } key)
            return false;
        lock (gate)
            return known.Contains(key);
    }

    public void Add(string path)
    {
        if (Key(path) is not { } key)
            return;
        lock (gate)
        {
            if (!known.Add(key))
                return;
            order.Enqueue(key);
            if (order.Count > Most)
                known.Remove(order.Dequeue());
        }
    }

    private static string? Key(string path) => path.Split('/', '?') is ["", "webhooks", var id, var token, ..] ? $"{id}/{token}" : null;
}

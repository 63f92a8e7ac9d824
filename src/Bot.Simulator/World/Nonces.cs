namespace Bot.Simulator.World;

/// <summary>What an enforced nonce was last used for: for a few minutes the same nonce in the same channel means the same message.</summary>
/// <remarks>https://discord.com/developers/docs/resources/message#create-message</remarks>
internal sealed class Nonces(TimeProvider realTime)
{
    /// <summary>Discord says "the past few minutes" and no more.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(3);

    private readonly Dictionary<(string Channel, string Nonce), (string Message, DateTimeOffset At)> _seen = [];

    public string? MessageOf(string channelId, string nonce) =>
        _seen.TryGetValue((channelId, nonce), out var use) && realTime.GetUtcNow() - use.At <= Window ? use.Message : null;

    public void Remember(string channelId, string nonce, string messageId)
    {
        _seen[(channelId, nonce)] = (messageId, realTime.GetUtcNow());
        if (_seen.Count % 1_000 == 0)
            Forget();
    }

    private void Forget()
    {
        var before = realTime.GetUtcNow() - Window;
        foreach (var old in _seen.Where(s => s.Value.At < before).Select(s => s.Key).ToList())
            _seen.Remove(old);
    }
}

namespace Bot.Subscriptions;

/// <summary>Tells whoever keeps the alarm that a subscription or slot was written, so that nothing waits for the next sweep.</summary>
internal sealed class SubscriptionChanges
{
    public event Action? Happened;

    public void Tell() => Happened?.Invoke();
}

namespace Bot.Delivery;

/// <summary>What an edition is rendered for: a direct message offers other buttons than a channel, and a mention stands in the text.</summary>
internal sealed record EditionForm(bool Dm, string? MentionRoleId)
{
    /// <summary>A channel without a mention.</summary>
    public static EditionForm Channel { get; } = new(Dm: false, MentionRoleId: null);

    public static EditionForm Of(Subscription subscription) => new(subscription.ChannelKind == "dm" || subscription.Kind == SubscriptionKind.Personal, subscription.MentionRoleId);

    /// <summary>The name under which the frozen parts are kept.</summary>
    public string Key => Dm ? "dm" : MentionRoleId is null ? "channel" : $"channel;mention={MentionRoleId}";
}

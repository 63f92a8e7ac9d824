namespace Bot.Delivery;

/// <summary>What an edition is rendered for: a direct message offers other buttons than a channel, and mentions stand in the text.</summary>
/// <param name="Mentions">Roles that managers chose; none by default.</param>
internal sealed record EditionForm(bool Dm, IReadOnlyList<string> Mentions)
{
    /// <summary>A channel without a mention.</summary>
    public static EditionForm Channel { get; } = new(Dm: false, []);

    /// <param name="audienceRoles">What the server's settings say, as "security:ROLE": a digest for an audience mentions the role that stands for it.</param>
    public static EditionForm Of(Subscription subscription, IReadOnlyList<string> audienceRoles)
    {
        if (subscription.ChannelKind == "dm" || subscription.Kind == SubscriptionKind.Personal)
        {
            return new(Dm: true, []);
        }

        var mapped = audienceRoles.Select(pair => pair.Split(':')).Where(pair => subscription.Audiences.Contains(pair[0])).Select(pair => pair[^1]);
        return new(Dm: false, [.. mapped.Append(subscription.MentionRoleId).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>The name under which the frozen parts are kept.</summary>
    public string Key => Dm ? "dm" : Mentions.Count == 0 ? "channel" : $"channel;mention={string.Join(',', Mentions)}";
}

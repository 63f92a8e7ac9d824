
namespace Bot.Subscriptions;

/// <summary>What of a subscription changes its edition.</summary>
internal static class Profiles
{
    public static Profile Of(Subscription subscription) => new()
    {
        Topics = [.. subscription.Topics.Order(StringComparer.Ordinal)],
        Audiences = [.. subscription.Audiences.Order(StringComparer.Ordinal)],
        Languages = [.. subscription.Languages.Order(StringComparer.Ordinal)],
        Length = LengthOf(subscription.Length),
        Locale = subscription.Locale,
    };

    public static EditionLength LengthOf(string length) =>
        Enum.TryParse<EditionLength>(length, ignoreCase: true, out var known) ? known : EditionLength.Normal;

    public static TimeZoneInfo ZoneOf(Subscription subscription) => TimeZoneInfo.FindSystemTimeZoneById(subscription.Zone);
}

namespace Bot.Subscriptions;

/// <summary>Names a subscription together with whose it must be: an id that belongs to somebody else finds nothing.</summary>
internal sealed record SubscriptionKey(long Id, string? ServerId, string? PersonId)
{
    public static SubscriptionKey OfPerson(long id, string person) => new(id, null, person);

    public static SubscriptionKey OfServer(long id, string server) => new(id, server, null);

    public IQueryable<Subscription> Find(IQueryable<Subscription> all) => ServerId is { } server
        ? all.Where(s => s.Id == Id && s.Kind == SubscriptionKind.Digest && s.ServerId == server)
        : all.Where(s => s.Id == Id && s.Kind == SubscriptionKind.Personal && s.PersonId == PersonId);
}

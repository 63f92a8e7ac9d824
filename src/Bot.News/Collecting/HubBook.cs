using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.News.Collecting.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>What became of a hub's delivery.</summary>
public enum HubDelivery { Taken, NotSigned, NotAskedFor }

/// <summary>
/// WebSub: asks the hubs that feeds name to deliver news to us, answers their verification and takes in what they deliver, if it
/// is signed with the secret that only that hub was given. https://www.w3.org/TR/websub/
/// </summary>
public sealed class HubBook
{
    private static readonly TimeSpan Lease = TimeSpan.FromDays(10);

    /// <summary>A lease is asked for anew so long before it ends.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(1);

    /// <summary>A hub that did not answer, or broke its promise, is asked again after so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    private readonly IDbContextFactory<BotDb> _store;
    private readonly TimeProvider _clock;
    private readonly NewsOptions _options;
    private readonly Fetcher _fetcher;
    private readonly Collector _collector;

    internal HubBook(IDbContextFactory<BotDb> store, TimeProvider clock, IOptions<NewsOptions> options, Fetcher fetcher, Collector collector) =>
        (_store, _clock, _options, _fetcher, _collector) = (store, clock, options.Value, fetcher, collector);

    /// <summary>Asks every hub whose promise is missing or ends soon; nothing where the bot has no public address. Returns how many were asked.</summary>
    public async Task<int> SubscribeAsync(CancellationToken cancel)
    {
        if (_options.CallbackUrl is not { Length: > 0 } callback)
            return 0;

        await using var db = await _store.CreateDbContextAsync(cancel);
        var now = _clock.GetUtcNow();
        var (soon, patient) = (now + Renewal, now - Patience);
        var open = await db.Sources.Where(source => source.Hub != null && source.HubTopic != null && source.PausedBecause == null)
            .Where(source => (source.HubUntil == null || source.HubUntil < soon) && (source.HubAskedAt == null || source.HubAskedAt < patient)).OrderBy(source => source.Id).Take(50).ToListAsync(cancel);
        foreach (var source in open)
        {
            source.HubSecret ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            source.HubAskedAt = now;
        }

        await db.SaveChangesAsync(cancel); // before the hub is asked: it may verify while it answers
        await Parallel.ForEachAsync(open, cancel, async (source, stop) => await AskAsync(source, callback, stop));
        return open.Count;
    }

    /// <summary>The hub asks whether we meant it: true where its challenge is to be echoed.</summary>
    /// <param name="leaseSeconds">How long the hub will deliver.</param>
    public async Task<bool> ConfirmAsync(int sourceId, string token, string? mode, string? topic, long? leaseSeconds, CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var source = await db.Sources.FirstOrDefaultAsync(row => row.Id == sourceId, cancel);
        if (source?.HubSecret is null || token != TokenOf(source.HubSecret) || topic != source.HubTopic || mode is not ("subscribe" or "denied"))
            return false;

        var promised = leaseSeconds is > 0 and < 366L * 86_400 ? TimeSpan.FromSeconds(leaseSeconds.Value) : Lease;
        source.HubUntil = mode == "subscribe" ? _clock.GetUtcNow() + promised : null;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Takes a delivery in; of one that is not signed as the hub must sign it, nothing is read.</summary>
    /// <param name="signature">The header <c>X-Hub-Signature</c>, as <c>sha256=…</c>.</param>
    public async Task<HubDelivery> DeliverAsync(int sourceId, string token, byte[] body, string? signature, string? contentType, CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var source = await db.Sources.AsNoTracking().FirstOrDefaultAsync(row => row.Id == sourceId, cancel);
        if (source?.HubSecret is null || source.PausedBecause is not null)
            return HubDelivery.NotAskedFor;

        if (token != TokenOf(source.HubSecret) || !IsSigned(body, source.HubSecret, signature))
            return HubDelivery.NotSigned;

        await _collector.ReceiveAsync(source, body, contentType, cancel);
        return HubDelivery.Taken;
    }

    /// <summary>Makes a callback's address unguessable without showing the secret that signs.</summary>
    internal static string TokenOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..24];

    internal static bool IsSigned(byte[] body, string secret, string? signature)
    {
        var parts = signature?.Split('=', 2) ?? [];
        if (parts.Length != 2)
            return false;

        var key = Encoding.UTF8.GetBytes(secret);
        byte[]? expected = parts[0].ToLowerInvariant() switch
        {
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
#pragma warning disable CA5350 // most hubs of today sign with SHA-1, and a keyed hash of it is not broken
            "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
            _ => null,
        };
        return expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(parts[1].Trim().ToLowerInvariant()));
    }

    private Task<FetchOutcome> AskAsync(Source source, string callback, CancellationToken cancel) => _fetcher.PostAsync(
        source.Hub!, // asked for in the query
        new Dictionary<string, string>
        {
            ["hub.mode"] = "subscribe",
            ["hub.topic"] = source.HubTopic!,
            ["hub.callback"] = string.Create(CultureInfo.InvariantCulture, $"{callback.TrimEnd('/')}/websub/{source.Id}/{TokenOf(source.HubSecret!)}"),
            ["hub.secret"] = source.HubSecret!,
            ["hub.lease_seconds"] = ((long)Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        },
        SourceRows.MayBePrivate(source, source.Hub!, _options),
        cancel);
}

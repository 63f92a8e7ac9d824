using System.Text.Json.Nodes;
using Bot.Delivery;
using Bot.Delivery.Owing;
using Bot.Discord;
using Bot.News.Recapping;
using Bot.News.Store;
using Bot.News.Store.Delivery;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Bot.News.Tests.Recapping;
using Bot.Schedule;
using Bot.Simulator;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Delivery;

/// <summary>The real delivery over the real client against a local Discord, with a store of its own. Nothing runs by itself: a test says when.</summary>
internal sealed class DeliveryWorld : IAsyncDisposable
{
    private readonly Archive _archive;
    private readonly HttpClient _control = new();
    private IHost? _bot;

    private DeliveryWorld(Archive archive, SimulatedDiscord discord, ShiftedTime time) => (_archive, Discord, Time) = (archive, discord, time);

    public SimulatedDiscord Discord { get; }

    /// <summary>Real time that a test can move on; Discord and delivery share it.</summary>
    public ShiftedTime Time { get; }

    public IDbContextFactory<BotDb> Store => _archive.Store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DeliveryWorld> StartAsync()
    {
        var time = new ShiftedTime();
        var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Unlimited = true, RealTime = time }, Cancel);
        var world = new DeliveryWorld(await Archive.OpenAsync(), discord, time);
        for (var n = 1; n <= 6; n++)
        {
            await world._archive.TellsAsync($"Story {n} of the week", by: [$"Outlet{n}", $"Paper{n}"], action: n == 1 ? "Read the letter" : null);
        }

        return world;
    }

    /// <summary>A subscription with a slot that is due and composed, as the stages before leave it.</summary>
    public async Task<Slot> DueAsync(string kind, string channelOrPerson, EditionLength length = EditionLength.Normal, DateTimeOffset? due = null)
    {
        var profile = new Profile { Length = length };
        var at = due ?? Archive.Monday;
        var recap = await _archive.Recapper.ComposeAsync(profile, at.AddDays(-7), at, Cancel);
        var personal = kind == "dm";
        var subscription = new Subscription
        {
            Kind = personal ? SubscriptionKind.Personal : SubscriptionKind.Digest,
            ChannelKind = kind,
            ServerId = personal ? null : Discord.GuildId,
            ChannelId = personal ? null : channelOrPerson,
            PersonId = personal ? channelOrPerson : null,
            Length = length.ToString(),
        };
        var slot = new Slot { Subscription = subscription, Due = at, From = at.AddDays(-7), CutOff = at, Profile = profile.ToJson(), ProfileKey = profile.Key(), RecapId = recap.Id, State = SlotState.Composed };
        await using var db = await Store.CreateDbContextAsync(Cancel);
        db.Slots.Add(slot);
        await db.SaveChangesAsync(Cancel);
        return slot;
    }

    /// <summary>Derives debts and pays what can be paid now.</summary>
    public async Task<SendSummary> DeliverAsync()
    {
        _bot ??= Start();
        var outbox = _bot.Services.GetRequiredService<Outbox>();
        await outbox.OweAsync(Cancel);
        return await outbox.SendDueAsync(Cancel);
    }

    /// <summary>The news desk's clock, which a test moves.</summary>
    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _archive.Clock;

    public Archive Archive => _archive;

    public T Get<T>()
        where T : notnull => (_bot ??= Start()).Services.GetRequiredService<T>();

    /// <summary>Owes and sends what was taken down or corrected, as its job does.</summary>
    public async Task<SendSummary> EditAsync()
    {
        await Get<DraftRound>().RunAsync(Cancel);
        await Get<EditBook>().OweAsync(Cancel);
        return await Get<Outbox>().SendEditsAsync(Cancel);
    }

    /// <summary>A digest of a channel, as a manager makes it; its first edition is not asked for.</summary>
    public async Task<Subscription> DigestAsync(string channel, Action<Subscription> make)
    {
        var subscription = new Subscription { Kind = SubscriptionKind.Digest, ServerId = Discord.GuildId, ChannelId = channel, CreatedAt = Clock.GetUtcNow(), Since = Clock.GetUtcNow() };
        make(subscription);
        await using var db = await Store.CreateDbContextAsync(Cancel);
        db.Subscriptions.Add(subscription);
        await db.SaveChangesAsync(Cancel);
        return subscription;
    }

    public async Task<T> StoreAsync<T>(Func<BotDb, Task<T>> work)
    {
        await using var db = await Store.CreateDbContextAsync(Cancel);
        return await work(db);
    }

    /// <summary>Derives debts and pays none.</summary>
    public Task OweAsync() => (_bot ??= Start()).Services.GetRequiredService<Outbox>().OweAsync(Cancel);

    /// <summary>The next delivery is that of a new process on the same rows.</summary>
    public void Restart()
    {
        _bot?.Dispose();
        _bot = null;
    }

    /// <summary>Leaves rows as a process leaves them that dies after sending and before writing it down.</summary>
    public async Task ForgetAsync(Func<Posting, bool> which)
    {
        await using var db = await Store.CreateDbContextAsync(Cancel);
        foreach (var posting in (await db.Postings.ToListAsync(Cancel)).Where(which))
        {
            (posting.State, posting.MessageId, posting.ChannelId, posting.SentAt) = (PostingState.Leased, null, null, null);
            (posting.FirstTriedAt, posting.LeaseUntil) = (Time.GetUtcNow(), Time.GetUtcNow().AddMinutes(5));
        }

        await db.SaveChangesAsync(Cancel);
        Restart();
    }

    public async Task<IReadOnlyList<Posting>> PostingsAsync()
    {
        await using var db = await Store.CreateDbContextAsync(Cancel);
        return await db.Postings.AsNoTracking().OrderBy(p => p.Id).ToListAsync(Cancel);
    }

    public string Channel(int type = 0, string name = "digest") => Discord.World.AddChannel(Discord.GuildId, name, type);

    public string Person(string name) => Discord.World.AddPerson(Discord.GuildId, name);

    /// <summary>The bot's messages, oldest first.</summary>
    public IReadOnlyList<JsonObject> Messages(string channel) => Discord.World.Messages(channel);

    public async Task FaultAsync(string json)
    {
        using var answer = await _control.PostAsync(new Uri(Discord.Address, "/_control/faults"), new StringContent(json, System.Text.Encoding.UTF8, "application/json"), Cancel);
        answer.EnsureSuccessStatusCode();
    }

    public Task HealAsync() => _control.DeleteAsync(new Uri(Discord.Address, "/_control/faults"), Cancel);

    /// <summary>What Discord's rules hold against what was sent.</summary>
    public Task<string> ViolationsAsync() => _control.GetStringAsync(new Uri(Discord.Address, "/_control/violations"), Cancel);

    public async ValueTask DisposeAsync()
    {
        _bot?.Dispose();
        _control.Dispose();
        await Discord.DisposeAsync();
        await _archive.DisposeAsync();
    }

    private IHost Start()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(_archive.Store).AddSingleton<TimeProvider>(_archive.Clock).AddSingleton<Recapper>().AddLogging();
        builder.Services.AddSingleton(new OutboxOptions { Clock = Time, NewDmEvery = TimeSpan.FromMilliseconds(1) });
        builder.Services.AddDiscord(_ => new DiscordOptions { Token = Discord.Token, ApplicationId = Discord.ApplicationId, ApiBaseUrl = new(Discord.ApiBaseUrl) });
        builder.AddDelivery();
        builder.Services.AddSingleton<SubscriptionChanges>().AddSingleton<SlotBook>().AddSingleton<EditionOrders>().AddSingleton<Reviews>().AddSingleton<Settling>()
            .AddSingleton<DraftRound>().AddSingleton<EditionRound>().AddSingleton<Opinions>().AddSingleton<SlotHistory>().AddSingleton<UsageBook>();
        return builder.Build();
    }
}

/// <summary>The machine's clock, moved on by what a test adds; timers run as they do.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    public void Pass(TimeSpan time) => _shift += time;
}

using System.Text.Json.Nodes;
using Bot.Delivery.Owing;
using Bot.News.Store.Subscriptions;
using Bot.Schedule;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Delivery;

/// <summary>What a server mutes, trusts, votes and maps, through the real stages into the message that its channel gets.</summary>
public sealed class ServersOwnEditionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_muted_word_a_muted_publisher_and_a_muted_source_stay_out_of_that_servers_edition_alone()
    {
        await using var world = await DeliveryWorld.StartAsync();
        foreach (var (title, paper) in new[] { ("A horoscope by machine", "Star"), ("Gossip of the week", "Tattle"), ("Rumours of the week", "Whisper") })
        {
            await world.Archive.TellsAsync(title, by: [paper], score: 50);
        }

        var (here, there) = (world.Channel(), world.Channel(name: "elsewhere"));
        await world.DigestAsync(here, s => s.Time = new TimeOnly(9, 0));
        await world.DigestAsync(there, s => (s.Time, s.ServerId) = (new TimeOnly(9, 0), "another"));
        await world.StoreAsync(async db =>
        {
            db.ServerSettings.Add(new ServerSettings { ServerId = world.Discord.GuildId, MutedWords = ["horoscope"], MutedPublishers = ["tattle"] });
            db.SourceWishes.Add(new SourceWish { ServerId = world.Discord.GuildId, Url = "https://Whisper.example/feed", Stance = Stance.Mute });
            return await db.SaveChangesAsync(Cancel);
        });
        await PassAsync(world, TimeSpan.FromHours(1.1));
        foreach (var muted in (string[])["horoscope", "Gossip", "Rumours"])
        {
            Assert.DoesNotContain(muted, Only(world, here), StringComparison.Ordinal);
            Assert.Contains(muted, Only(world, there), StringComparison.Ordinal);
        }

        Assert.Contains("Story 1 of the week", Only(world, here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Votes_move_an_event_in_the_open_and_a_reset_ends_that()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var loved = await world.Archive.TellsAsync("A robot folds laundry", topic: "robotics", by: ["Bench", "Lathe"], score: 0.9);
        var opinions = world.Get<Opinions>();
        foreach (var person in (string[])["ada", "bob", "cyd"])
        {
            await opinions.VoteAsync(person, world.Discord.GuildId, loved.Id, 1, Cancel);
        }

        Assert.Equal(("robotics", 3, 0), (await opinions.LeaningsAsync(world.Discord.GuildId, Cancel)).Select(l => (l.Name, l.Up, l.Down)).First());
        var channel = world.Channel();
        await world.DigestAsync(channel, s => s.Time = new TimeOnly(9, 0));
        await PassAsync(world, TimeSpan.FromHours(1.1));
        Assert.Contains("ranked up: 3 members", Only(world, channel), StringComparison.Ordinal);
        Assert.Contains("**1** \\u00B7 **[A robot folds laundry]", Only(world, channel), StringComparison.Ordinal);

        await opinions.ResetVotesAsync(world.Discord.GuildId, "mod", Cancel);
        Assert.Empty(await opinions.LeaningsAsync(world.Discord.GuildId, Cancel));
        var after = await world.Archive.TellsAsync("Another robot", topic: "robotics", daysBefore: 0, by: ["Bench", "Lathe"], score: 9);
        await PassAsync(world, TimeSpan.FromDays(7));
        var next = world.Messages(channel)[^1].ToJsonString();
        Assert.Contains(after.Title, next, StringComparison.Ordinal);
        Assert.DoesNotContain("ranked", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_a_server_trusts_weighs_more_there()
    {
        await using var world = await DeliveryWorld.StartAsync();
        await world.Archive.TellsAsync("The trusted word", by: ["Bench", "Lathe"], score: 0.95);
        await world.StoreAsync(db =>
        {
            db.SourceWishes.Add(new SourceWish { ServerId = world.Discord.GuildId, Url = "https://Lathe.example/feed", Stance = Stance.Trust });
            return db.SaveChangesAsync(Cancel);
        });
        var channel = world.Channel();
        await world.DigestAsync(channel, s => s.Time = new TimeOnly(9, 0));
        await PassAsync(world, TimeSpan.FromHours(1.1));
        Assert.Contains("**1** \\u00B7 **[The trusted word]", Only(world, channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_of_an_audience_is_mentioned_by_a_digest_for_that_audience_and_by_no_other()
    {
        await using var world = await DeliveryWorld.StartAsync();
        await world.StoreAsync(db =>
        {
            db.ServerSettings.Add(new ServerSettings { ServerId = world.Discord.GuildId, AudienceRoles = ["builders:4711", "security:4712"] });
            return db.SaveChangesAsync(Cancel);
        });
        var (builders, all) = (world.Channel(), world.Channel(name: "all"));
        await world.DigestAsync(builders, s => (s.Time, s.Audiences) = (new TimeOnly(9, 0), ["builders"]));
        await world.DigestAsync(all, s => s.Time = new TimeOnly(9, 0));
        await PassAsync(world, TimeSpan.FromHours(1.1));
        Assert.Contains("4711", Only(world, builders), StringComparison.Ordinal);
        Assert.DoesNotContain("4712", Only(world, builders), StringComparison.Ordinal);
        Assert.DoesNotContain("471", Only(world, all), StringComparison.Ordinal);
        var sent = await world.StoreAsync(db => db.RecapParts.OrderBy(p => p.Form).Select(p => new { p.Form, p.Payload }).ToListAsync(Cancel));
        Assert.Equal("[]", JsonNode.Parse(sent.Single(p => p.Form == "channel").Payload)!["allowed_mentions"]!["parse"]!.ToJsonString());
        Assert.Equal("[\"4711\"]", JsonNode.Parse(sent.Single(p => p.Form != "channel").Payload)!["allowed_mentions"]!["roles"]!.ToJsonString());
    }

    [Fact]
    public async Task What_members_asked_about_is_offered_to_the_moderators_of_the_draft()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var told = await world.StoreAsync(db => db.Events.OrderBy(e => e.Id).FirstAsync(Cancel));
        var (channel, mods) = (world.Channel(), world.Channel(name: "mods"));
        await world.DigestAsync(channel, s => (s.Time, s.ReviewChannelId, s.ReviewHours) = (new TimeOnly(15, 0), mods, 5));
        await world.StoreAsync(db =>
        {
            db.Suggestions.AddRange(
                new Suggestion { ServerId = world.Discord.GuildId, PersonId = "ada", Url = "https://outlet1.example/x", EventId = told.Id, At = world.Clock.GetUtcNow() },
                new Suggestion { ServerId = world.Discord.GuildId, PersonId = "bob", Url = "https://untold.example/page", At = world.Clock.GetUtcNow() },
                new Suggestion { ServerId = "another", PersonId = "eve", Url = "https://secret.example/page", At = world.Clock.GetUtcNow() });
            return db.SaveChangesAsync(Cancel);
        });
        await PassAsync(world, TimeSpan.FromHours(2.5));
        var draft = Only(world, mods);
        Assert.Contains("Members asked about", draft, StringComparison.Ordinal);
        Assert.Contains("in this draft", draft, StringComparison.Ordinal);
        Assert.Contains("no event tells it yet", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", draft, StringComparison.Ordinal);
        await PassAsync(world, TimeSpan.FromHours(6));
        Assert.DoesNotContain("asked about", Only(world, channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follower_whose_messages_are_closed_is_told_once_at_the_next_command_and_a_thread_gets_its_update()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (shut, told) = (world.Person("shut"), await world.StoreAsync(db => db.Events.OrderBy(e => e.Id).FirstAsync(Cancel)));
        var thread = world.Channel(11, "a thread");
        await world.StoreAsync(db =>
        {
            db.Follows.AddRange(new Follow { PersonId = shut, EventId = told.Id }, new Follow { PersonId = "mod", ServerId = world.Discord.GuildId, ChannelId = thread, EventId = told.Id });
            return db.SaveChangesAsync(Cancel);
        });
        await world.FaultAsync($$"""{"kind":"dms_closed","user":"{{shut}}"}""");
        await world.Archive.ChangesAsync(told, "released");
        await world.Get<FollowBook>().OweAsync(Cancel);
        await world.DeliverAsync();
        Assert.Contains("Story 1 of the week", Only(world, thread), StringComparison.Ordinal);

        var settling = world.Get<Settling>();
        await settling.SettleAsync(Cancel);
        Assert.Contains("direct messages are closed", await NoteAsync(world, shut), StringComparison.Ordinal);
        await world.StoreAsync(db => db.PersonSettings.ExecuteUpdateAsync(set => set.SetProperty(p => p.Note, (string?)null), Cancel));
        await settling.SettleAsync(Cancel);
        Assert.Null(await NoteAsync(world, shut));
    }

    private static Task<string?> NoteAsync(DeliveryWorld world, string person) => world.StoreAsync(db => db.PersonSettings.Where(p => p.PersonId == person).Select(p => p.Note).SingleAsync(Cancel));

    private static string Only(DeliveryWorld world, string channel) => Assert.Single(world.Messages(channel)).ToJsonString();

    private static async Task PassAsync(DeliveryWorld world, TimeSpan time)
    {
        world.Clock.Advance(time);
        await world.Get<EditionRound>().RunAsync(Cancel);
    }
}

using Bot.News.Recapping;
using Bot.News.Store;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Bot.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Delivering;

/// <summary>A Monday morning: one edition that many channels and people are due at once.</summary>
internal sealed record Morning(string Database, IReadOnlyList<string> Channels, IReadOnlyList<string> People)
{
    private const int Events = 8;

    /// <summary>Fills a new database; every tenth destination is a person.</summary>
    /// <param name="parts">1 or 3 messages an edition.</param>
    public static async Task<Morning> BreakAsync(SimulatedDiscord discord, string database, int destinations, int parts, CancellationToken cancel, bool people = true)
    {
        await using var services = new ServiceCollection().AddStore($"Data Source={database}").BuildServiceProvider();
        await services.PrepareStoreAsync(cancel);
        var store = services.GetRequiredService<IDbContextFactory<BotDb>>();
        var now = TimeProvider.System.GetUtcNow();
        var cutOff = Window.CutOffOf(now);
        await TellAsync(store, cutOff, cancel);
        var profile = new Profile { Length = parts > 1 ? EditionLength.Full : EditionLength.Normal };
        var recap = await new Recapper(store, TimeProvider.System).ComposeAsync(profile, cutOff.AddDays(-7), cutOff, cancel);
        List<string> channels = [], persons = [];
        await using var db = await store.CreateDbContextAsync(cancel);
        for (var n = 0; n < destinations; n++)
        {
            var personal = people && n % 10 == 9;
            var place = personal ? discord.World.AddPerson(discord.GuildId, $"reader{n}") : discord.World.AddChannel(discord.GuildId, $"digest-{n}");
            (personal ? persons : channels).Add(place);
            db.Slots.Add(new Slot
            {
                Due = cutOff,
                From = recap.From,
                CutOff = cutOff,
                Profile = profile.ToJson(),
                ProfileKey = profile.Key(),
                RecapId = recap.Id,
                State = SlotState.Composed,
                Subscription = new Subscription
                {
                    Kind = personal ? SubscriptionKind.Personal : SubscriptionKind.Digest,
                    ServerId = personal ? null : discord.GuildId,
                    ChannelKind = personal ? "dm" : "text",
                    ChannelId = personal ? null : place,
                    PersonId = personal ? place : null,
                },
            });
        }

        await db.SaveChangesAsync(cancel);
        return new(database, channels, persons);
    }

    /// <summary>Eight events with so much to say that a full edition is three messages.</summary>
    private static async Task TellAsync(IDbContextFactory<BotDb> store, DateTimeOffset cutOff, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        for (var n = 1; n <= Events; n++)
        {
            var url = $"https://outlet{n}.example/{n}";
            var article = new Article
            {
                Key = url,
                Url = url,
                Title = $"Event {n}",
                Publisher = $"Outlet {n}",
                Family = $"outlet{n}",
                ContentHash = $"{n}",
                When = cutOff.AddDays(-1),
                Source = new Source { Name = $"Outlet {n}", Url = url + "/feed", Publisher = $"Outlet {n}", Family = $"outlet{n}" },
            };
            db.Articles.Add(article);
            await db.SaveChangesAsync(cancel);
            var told = new NewsEvent
            {
                Title = article.Title,
                TitleArticleId = article.Id,
                FirstArticleId = article.Id,
                FirstAt = article.When,
                LastAt = article.When,
                Topics = [$"topic{n}"],
                Reports = 2,
                Publishers = 2,
                Score = 100 - n,
                Languages = ["en"],
            };
            db.Events.Add(told);
            await db.SaveChangesAsync(cancel);
            var sentence = string.Join(' ', Enumerable.Repeat($"Event {n} changes what builders pay for a token", 9)) + ".";
            db.Analyses.Add(new Analysis
            {
                EventId = told.Id,
                Version = 1,
                Reason = "first card",
                Producer = "Extracted, no AI",
                Headline = article.Title,
                Url = url,
                Publisher = article.Publisher,
                Claims = [new Claim { Section = Section.Changed, Text = sentence }, new Claim { Section = Section.Why, Text = sentence }],
            });
            await db.SaveChangesAsync(cancel);
        }
    }
}

using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Bot.Commands;
using Bot.Delivery;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.News.Store;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Reply = Bot.Commands.Reply;

namespace Bot.Tests.Commands;

/// <summary>
/// Every verb of every button, menu and form that the code has, found by the scan that the bot itself uses, with every id of a server: a new
/// verb is a managers' until it is named here, and a new kind of id must be filled in here.
/// </summary>
public sealed class EveryPressTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    /// <summary>What anybody may press: it reads, or changes what is the person's own. All others are for managers alone.</summary>
    private static readonly string[] s_everybodys =
    [
        "event-other", "next-mark", "next-page", "next-for", "recap-weeks", "recap-open", "time-page", "time-look", "help", "unfollow", "complaint",
        "fol-name", "fol-noname", "fol-list", "fol-end", "stop-follow",
        "sub-use", "sub-ask", "sub-form", "sub-pause", "sub-week", "sub-resume", "sub-stop", "sub-now", "sub-export", "sub-delete", "sub-gone", "sub-lang", "sub-reads",
        nameof(Press.OpenEvent), nameof(Press.ShowPart), nameof(Press.AddToList), nameof(Press.MarkAction), nameof(Press.AllActions), nameof(Press.GetByDm), nameof(Press.Follow),
        nameof(Press.Vote), nameof(Press.Report), nameof(Press.ChangeTime), nameof(Press.StopDms),
    ];

    /// <summary>The fields of all forms.</summary>
    private static readonly string[] s_fields = ["note", "until", "timezone", "words", "publishers", "url", "opml", "text", "day", "time", "topics", "audience"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Home => world.World.Guilds[0].Id;

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused_by_its_name_and_changes_nothing()
    {
        var ids = await PlantAsync();
        var before = await KeptAsync();
        var verbs = new HashSet<string>();
        await PressAllAsync(ids, new Presser(world.Person("newcomer"), Home, world.ChannelId, Permissions.None), (verb, id, text) =>
        {
            verbs.Add(verb);
            Assert.True(s_everybodys.Contains(verb) || text.Contains("**Manage Server**", StringComparison.Ordinal), $"{verb} ({id}) is not refused: {text}");
        });
        Assert.Equal(before, await KeptAsync());
        Assert.Empty(s_everybodys.Except(verbs));
        Assert.True(verbs.Count > 80, $"only {verbs.Count} verbs were found");
    }

    [Fact]
    public async Task A_command_of_managers_is_refused_even_where_Discord_let_it_through()
    {
        await world.UseAsync<IEnumerable<ISlashCommand>>(async all =>
        {
            var managers = all.Where(c => c.Definition.Build().DefaultMemberPermissions is not null).ToList();
            Assert.Equal(["digest", "settings", "sources"], managers.Select(c => c.Definition.Name).Order());
            foreach (var command in managers)
            {
                var call = await CallAsync(new Presser(world.Person("newcomer"), Home, world.ChannelId, Permissions.None), InteractionType.Command, new InteractionData { Name = command.Definition.Name });
                Assert.Contains("**Manage Server**", TextOf(await command.RunAsync(call, Cancel)), StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public async Task No_id_of_one_server_finds_anything_from_another()
    {
        var ids = await PlantAsync();
        var stranger = world.Person("stranger");
        var other = world.World.AddGuild(stranger, "Elsewhere");
        var channel = world.World.AddChannel(other, "their-news");
        var before = await KeptAsync();
        var manager = new Presser(stranger, other, channel, Permissions.ManageGuild);
        await PressAllAsync(ids, manager, (verb, id, text) =>
        {
            Assert.False(text.Contains("grotto", StringComparison.OrdinalIgnoreCase), $"{verb} ({id}) shows what is another server's: {text}");
            Assert.True(id.Contains(world.ChannelId, StringComparison.Ordinal) || !text.Contains(world.ChannelId, StringComparison.Ordinal), $"{verb} ({id}) names another server's channel: {text}");
        });
        Assert.Equal(before, await KeptAsync());
        await world.StoreAsync(async db =>
        {
            var secret = ids["EventId"];
            Assert.False(await db.Subscriptions.AnyAsync(s => s.ServerId == other && s.ChannelId == world.ChannelId, Cancel), "a digest of another server's channel");
            Assert.False(await db.Subscriptions.AnyAsync(s => s.ServerId == other && s.ReviewChannelId == world.ChannelId, Cancel), "drafts go to another server's channel");
            Assert.False(await db.ServerSettings.AnyAsync(s => s.ServerId == other && s.AlertChannelId == world.ChannelId, Cancel), "alerts go to another server's channel");
            Assert.False(await db.Follows.AnyAsync(f => f.EventId == secret && f.ServerId != Home, Cancel), "a follow of another server's event");
            Assert.False(await db.Hidden.AnyAsync(h => h.EventId == secret, Cancel), "a take-down of another server's event");
            Assert.False(await db.Votes.AnyAsync(v => v.EventId == secret, Cancel), "a vote on another server's event");
            Assert.False(await db.Complaints.AnyAsync(c => c.EventId == secret, Cancel), "a complaint about another server's event");
            Assert.False(await db.ActionStates.AnyAsync(s => s.ActionItemId == ids["ActionId"], Cancel), "another server's action on a list");
            return 0;
        });

        // Where they belong, the same ids find all of it.
        var owner = manager with { Person = world.Person("owner"), Server = Home, Channel = world.ChannelId };
        Assert.Contains("rotto", await PressAsync(owner, CustomId.Of(new Press.OpenEvent(ids["EventId"]))), StringComparison.Ordinal);
        Assert.Contains("rotto", await PressAsync(owner, CustomId.Of(new Press.HideSomething(ids["RecapId"]))), StringComparison.Ordinal);
        Assert.Contains("rotto", await PressAsync(owner, Pressed.Id("src-open", ids["source"])), StringComparison.Ordinal);
        var take = CustomId.Of(new Press.TakeIntoDraft(ids["SlotId"], ids["SuggestionId"]));
        Assert.Contains("can't take that page in: no event", await PressAsync(owner, take), StringComparison.Ordinal);
        await world.StoreAsync(db => db.Suggestions.Where(s => s.Id == ids["SuggestionId"]).ExecuteUpdateAsync(set => set.SetProperty(s => s.EventId, ids["EventId"]), Cancel));
        Assert.Contains("Taken in: **Lagoon opens its grotto**", await PressAsync(owner, take), StringComparison.Ordinal);
        Assert.Contains("Dropped", await PressAsync(owner, CustomId.Of(new Press.DropFromDraft(ids["SlotId"], ids["EventId"]))), StringComparison.Ordinal);
    }

    /// <summary>Presses everything in every form and gives each answer: verb, id, what is read.</summary>
    private async Task PressAllAsync(IReadOnlyDictionary<string, long> ids, Presser who, Action<string, string, string> judge)
    {
        foreach (var press in typeof(Press).GetNestedTypes())
        {
            var made = (Press)Activator.CreateInstance(press, [.. press.GetConstructors()[0].GetParameters().Select(p => Filled(p, ids))])!; // a record is no nullable value
            judge(press.Name, CustomId.Of(made), await PressAsync(who, CustomId.Of(made)));
        }

        await world.UseAsync<IEnumerable<IAnswersPresses>>(async all =>
        {
            string[] about = [.. ids.Values.Distinct().Select(id => id.ToString(CultureInfo.InvariantCulture)), world.ChannelId + ":0:", "Lagoon"];
            foreach (var verb in all.SelectMany(answers => answers.Verbs).Where(verb => typeof(Press).GetNestedType(verb) is null))
            {
                foreach (var id in about)
                {
                    judge(verb, id, await PressAsync(who, $"{verb}:{id}"));
                    judge(verb, id, await PressAsync(who, $"{verb}:{id}", [id.Split(':')[0]]));
                    judge(verb, id, await FillAsync(who, $"{verb}:{id}"));
                }
            }
        });
    }

    private static object Filled(ParameterInfo parameter, IReadOnlyDictionary<string, long> ids) => parameter.ParameterType switch
    {
        { IsEnum: true } kind => Enum.GetValues(kind).GetValue(0)!, // no enum of ours is empty
        var number when number == typeof(int) => 1,
        _ => ids[parameter.Name!], // a constructor's parameters have names; a new kind of id has its row below
    };

    private async Task<string> PressAsync(Presser who, string id, IReadOnlyList<string>? values = null) =>
        await AnswerAsync(await CallAsync(who, InteractionType.Component, new InteractionData { CustomId = id, ComponentType = values is null ? 2 : 3, Values = values }));

    private async Task<string> FillAsync(Presser who, string id) => await AnswerAsync(await CallAsync(who, InteractionType.ModalSubmit, new InteractionData
    {
        CustomId = id,
        Components = [.. s_fields.Select(field => new Label(field, new TextInput(field) { Value = "UTC" }))],
    }));

    private async Task<string> AnswerAsync(InteractionContext call)
    {
        var answer = "";
        await world.UseAsync<CommandSet>(async set =>
        {
            var pressed = Pressed.Read(call.CustomId, call.Values);
            answer = TextOf(await set.Pressed(pressed.Verb)!.PressAsync(call, pressed, Cancel)); // all verbs are asked of the same scan
        });
        return answer;
    }

    private async Task<InteractionContext> CallAsync(Presser who, InteractionType type, InteractionData data)
    {
        InteractionContext? call = null;
        await world.UseAsync<DiscordRest>(rest =>
        {
            var interaction = new Interaction
            {
                Id = "1",
                Token = "none",
                ApplicationId = world.ApplicationId,
                Type = type,
                Data = data,
                GuildId = who.Server,
                ChannelId = who.Channel,
                Member = new Member { User = new User { Id = who.Person }, Roles = [], Permissions = ((ulong)who.May).ToString(CultureInfo.InvariantCulture) },
                AppPermissions = ulong.MaxValue.ToString(CultureInfo.InvariantCulture),
                Context = InteractionPlace.Guild,
            };
            call = new InteractionContext(new ReceivedInteraction(interaction, TimeProvider.System.GetTimestamp(), TimeSpan.Zero), rest, TimeProvider.System);
            return Task.CompletedTask;
        });
        return call!; // made just above
    }

    private static string TextOf(Reply reply) => reply switch
    {
        Reply.Said(var body, _) => Encoding.UTF8.GetString(Json.Write(body)),
        Reply.Changed(var body) => Encoding.UTF8.GetString(Json.Write(body)),
        Reply.Asked(_, var title, var fields) => title + string.Concat(fields.Select(f => Encoding.UTF8.GetString(Json.Write<Component>(f)))),
        _ => throw new InvalidOperationException("A reply of an unknown kind."),
    };

    /// <summary>One of everything that is the home server's alone, each named by the parameter that carries its id.</summary>
    private Task<IReadOnlyDictionary<string, long>> PlantAsync() => world.StoreAsync<IReadOnlyDictionary<string, long>>(async db =>
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Title.StartsWith("Lagoon"), Cancel) is not { } told)
        {
            var now = world.World.Clock.GetUtcNow();
            var source = new Source { Name = "Grotto Post", Url = "https://grotto.example/feed", Publisher = "Grotto Post", Family = "Grotto Post", Tier = Tier.Server, Origin = SourceOrigin.Wish, PausedBecause = "a test" };
            var article = new Article { Source = source, Key = "https://grotto.example/1", Url = "https://grotto.example/1", Title = "Lagoon opens its grotto", Publisher = "Grotto Post", Family = "Grotto Post", Tier = Tier.Server, ContentHash = "1", When = now, Collected = now };
            told = new NewsEvent { Title = "Lagoon opens its grotto", Tier = Tier.Server, FirstAt = now, LastAt = now, Reports = 1, Publishers = 1, Topics = ["models"], Actors = ["Lagoon"] };
            db.AddRange(source, article, told, new SourceWish { ServerId = Home, Url = source.Url, Stance = Stance.Add, At = now });
            await db.SaveChangesAsync(Cancel);
            (told.TitleArticleId, told.FirstArticleId) = (article.Id, article.Id);
            var card = new Analysis { EventId = told.Id, Version = 1, At = now, Reason = "first card", Producer = "Extracted, no AI", Headline = told.Title, Url = article.Url, Publisher = "Grotto Post", Claims = [new Claim { Section = Bot.News.Store.Analysing.Section.Changed, Text = "Lagoon opened its grotto." }] };
            var own = Profile.Default with { ServerId = Home };
            var recap = new Recap { ProfileKey = own.Key(), Profile = own.ToJson(), From = now.AddDays(-7), CutOff = now, Title = "AI recap · grotto", Lead = "Lagoon opened its grotto." };
            var digest = new Subscription { ServerId = Home, ChannelId = world.ChannelId, State = SubscriptionState.Paused };
            var slot = new Slot { Subscription = digest, Due = now.AddYears(80), Profile = own.ToJson(), ProfileKey = own.Key() };
            db.AddRange(new Report { ArticleId = article.Id, EventId = told.Id, At = now }, card, recap, slot,
                new ActionItem { EventId = told.Id, Key = "try:grotto", Verb = "try", Text = "Try the grotto", Publisher = "Grotto Post", At = now },
                new Follow { PersonId = world.Person("owner"), ServerId = Home, ChannelId = world.ChannelId, Name = "Lagoon grotto", At = now },
                new Suggestion { ServerId = Home, PersonId = world.Person("owner"), Url = "https://grotto.example/2", At = now });
            await db.SaveChangesAsync(Cancel);
            db.AddRange(new RecapItem { RecapId = recap.Id, Rank = 1, EventId = told.Id, AnalysisId = card.Id, Line = "Lagoon opened its grotto." }, new Review { SlotId = slot.Id, At = now });
            await db.SaveChangesAsync(Cancel);
        }

        var drafted = await db.Slots.SingleAsync(s => s.Subscription!.ServerId == Home && db.Reviews.Any(r => r.SlotId == s.Id), Cancel);
        return new Dictionary<string, long>
        {
            ["EventId"] = told.Id,
            ["AnalysisId"] = await db.Analyses.Where(a => a.EventId == told.Id).Select(a => a.Id).SingleAsync(Cancel),
            ["ActionId"] = await db.ActionItems.Where(a => a.EventId == told.Id).Select(a => a.Id).SingleAsync(Cancel),
            ["RecapId"] = await db.RecapItems.Where(i => i.EventId == told.Id).Select(i => i.RecapId).SingleAsync(Cancel),
            ["SlotId"] = drafted.Id,
            ["SubscriptionId"] = drafted.SubscriptionId,
            ["SuggestionId"] = await db.Suggestions.Where(s => s.ServerId == Home).Select(s => s.Id).SingleAsync(Cancel),
            ["source"] = await db.Sources.Where(s => s.Name == "Grotto Post").Select(s => s.Id).SingleAsync(Cancel),
            ["follow"] = await db.Follows.Where(f => f.ServerId == Home).Select(f => f.Id).SingleAsync(Cancel),
        };
    });

    /// <summary>All that is the home server's.</summary>
    private Task<string> KeptAsync() => world.StoreAsync(async db => JsonSerializer.Serialize(new object[]
    {
        await db.Subscriptions.AsNoTracking().Where(s => s.ServerId == Home).OrderBy(s => s.Id).ToListAsync(Cancel), await db.SourceWishes.AsNoTracking().Where(w => w.ServerId == Home).OrderBy(w => w.Id).ToListAsync(Cancel),
        await db.ServerSettings.AsNoTracking().Where(s => s.ServerId == Home).ToListAsync(Cancel), await db.Hidden.AsNoTracking().Where(h => h.ServerId == Home).ToListAsync(Cancel),
        await db.Reviews.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel), await db.Suggestions.AsNoTracking().Where(s => s.ServerId == Home).ToListAsync(Cancel),
        await db.Follows.AsNoTracking().Where(f => f.ChannelId != null && f.ServerId == Home).ToListAsync(Cancel),
    }));

    private sealed record Presser(string Person, string Server, string Channel, Permissions May);
}

using Bot.Cli;
using Bot.News.Store;
using Bot.Schedule;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>A server's week from Friday to Tuesday on the sample's own dates: Mia reads and answers back, Max decides what goes out.</summary>
public sealed class ManagersWeekTests(Chromium chromium)
{
    private const string Doubt = "They took that back this morning.";
    private const string Note = "Meet us on Friday at six: we read this together.";

    /// <summary>Amazon's event has its first reports and will have more on the day after.</summary>
    private static readonly DateTimeOffset s_friday = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_edition_is_reviewed_posted_and_mended_and_a_member_follows_doubts_and_leaves()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var session = await TrySession.StartAsync(Path.Combine(AppContext.BaseDirectory, "Sample"), 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], cancel);
        await CollectUntilFridayAsync(session, cancel);
        await session.GoAsync(cancel);
        var page = await chromium.OpenAsync(session.Discord.Address + "?as=member", height: 1000);
        try
        {
            await FollowsACompanyAsync(page);
            await HoldsDraftsForReviewAsync(page);
            await HearsWhatChangedAsync(page);
            var dropped = await ReviewsTheDraftAsync(page);
            await ReadsWhatWasApprovedAsync(page, dropped);
            await TakesAnEventDownAsync(page);
            await DoubtsACardAsync(page, session);
            await TakesTheDataAndLeavesAsync(page, session);
            await Expect(page.Locator(".failure")).ToHaveCountAsync(0);
        }
        finally
        {
            await page.Context.CloseAsync();
        }

        using var http = new HttpClient();
        Assert.Equal("[]", await http.GetStringAsync(session.Discord.Address + "_control/violations", cancel));
    }

    private static async Task CollectUntilFridayAsync(TrySession session, CancellationToken cancel)
    {
        await session.Host.PrepareAsync(cancel);
        var round = session.Host.Services.GetRequiredService<NewsRound>();
        foreach (var look in TrySession.Steps([.. session.Discord.Newsstand!.PublishedInstants]).Where(at => at < s_friday).Append(s_friday))
        {
            session.Discord.Clock.SetTo(look);
            await round.RunAsync(null, cancel);
        }
    }

    private static async Task FollowsACompanyAsync(IPage page)
    {
        await Expect(page.Locator(".message .container h1")).ToContainTextAsync("AI recap");
        await page.TypeAsync("/timeline name:Amazon");
        await Expect(page.Answer().Locator("h2")).ToContainTextAsync("Amazon");
        await page.Answer().ClickOnAsync("Follow");
        await Expect(page.Answer()).ToContainTextAsync("You follow this");
        await Chromium.ShootAsync(page, "week-1-follows");
    }

    private static async Task HoldsDraftsForReviewAsync(IPage page)
    {
        await page.BecomeAsync("moderator");
        await page.TypeAsync("/digest");
        await page.Answer().ClickOnAsync("More…");
        await page.Answer().PickAsync("Review drafts in a channel…", "general");
        await Expect(page.Answer()).ToContainTextAsync("A draft goes to #general 24 hours before; without approval it is sent as it stands.");
        await page.Answer().ClickOnAsync("Hold without approval");
        await Expect(page.Answer()).ToContainTextAsync("without approval it is held back.");
        await Expect(page.Answer()).ToContainTextAsync("Reads news in: English");
        await Chromium.ShootAsync(page, "week-2-review-set");
    }

    private static async Task HearsWhatChangedAsync(IPage page)
    {
        await page.BecomeAsync("member");
        await page.MoveClockAsync("+1 day");
        await Expect(page.Locator(".badge")).ToBeVisibleAsync();
        await page.GoToAsync("News desk");
        var update = page.Locator(".message .container").Last;
        await Expect(update).ToContainTextAsync("News of Amazon");
        await Expect(update).ToContainTextAsync("Update: Amazon chief Jassy defends 200 billion dollar AI spending plan");
        await Expect(update).ToContainTextAsync("6 in all");
        await Chromium.ShootAsync(page, "week-3-update");
        await Legibility.HoldsAsync(page);
    }

    /// <summary>Gives the title that was dropped.</summary>
    private static async Task<string> ReviewsTheDraftAsync(IPage page)
    {
        await page.BecomeAsync("moderator");
        await page.MoveClockAsync("+1 day");
        await page.GoToAsync("general");
        var draft = page.Locator(".message:not(.ephemeral)").First;
        await Expect(draft).ToContainTextAsync("Draft");
        await Expect(draft).ToContainTextAsync("if somebody approves it; else it is held back.");
        await Chromium.ShootAsync(page, "week-4-draft");
        await Legibility.HoldsAsync(page);
        var title = await draft.Locator(".section a").First.InnerTextAsync();
        await draft.GetByRole(AriaRole.Button, new() { Name = "Drop", Exact = true }).First.ClickAsync();
        await Expect(page.Answer()).ToContainTextAsync("Dropped.");
        await Expect(draft).Not.ToContainTextAsync(title);

        await draft.ClickOnAsync("Add a note from the mods");
        await page.Locator(".modal textarea").FillAsync(Note);
        await Chromium.ShootAsync(page, "week-4-note");
        await page.Locator(".modal").GetByText("Submit").ClickAsync();
        await Expect(page.Answer()).ToContainTextAsync("Noted.");
        await Expect(draft).ToContainTextAsync(Note);

        await draft.ClickOnAsync("Approve");
        await Expect(page.Answer()).ToContainTextAsync("Approved.");
        await Expect(draft).ToContainTextAsync("Approved. It goes to #ai-news");
        await Expect(draft.GetByText("Drop")).ToHaveCountAsync(0);
        await Chromium.ShootAsync(page, "week-4-approved");
        return title;
    }

    private static async Task ReadsWhatWasApprovedAsync(IPage page, string dropped)
    {
        await page.GoToAsync("ai-news");
        await page.MoveClockAsync("Next slot");
        await Expect(page.Locator(".message:not(.ephemeral) .container h1")).ToHaveCountAsync(2);
        var edition = Edition(page);
        await Expect(edition.Locator(".text").First).ToContainTextAsync(Note);
        await Expect(edition).Not.ToContainTextAsync(dropped);
        Assert.True(await edition.Locator(".section").CountAsync() >= 3, "an edition of fewer than three sections");
        await Chromium.ShootAsync(page, "week-5-edition");
    }

    private static async Task TakesAnEventDownAsync(IPage page)
    {
        var edition = Edition(page);
        var title = await edition.Locator(".section a").First.InnerTextAsync();
        await edition.ClickOnAsync("Hide something");
        await Expect(page.Answer()).ToContainTextAsync("Which one should go?");
        await page.Answer().Locator(".select-box").ClickAsync();
        await page.Answer().GetByRole(AriaRole.Option).First.ClickAsync();
        await Expect(edition).ToContainTextAsync("An event was taken down here.");
        await Expect(edition).Not.ToContainTextAsync(title);
        await Expect(edition.Locator(".edited")).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "week-6-taken-down");
    }

    private static async Task DoubtsACardAsync(IPage page, TrySession session)
    {
        await page.BecomeAsync("member");
        await Edition(page).Locator(".section").Filter(new() { HasText = "“" }).GetByText("Details").First.ClickAsync();
        await Expect(page.Answer().Locator("h2")).ToBeVisibleAsync();
        var title = await page.Answer().Locator("h2").InnerTextAsync();
        await page.Answer().ClickOnAsync("Report");
        await page.Locator(".modal textarea").FillAsync(Doubt);
        await page.Locator(".modal").GetByText("Submit").ClickAsync();
        await Expect(page.Answer()).ToContainTextAsync("The card is checked again");
        await WithdrawAsync(session, title);
        await page.MoveClockAsync("+1 day");
        await Expect(Edition(page)).ToContainTextAsync("Corrected: " + title);
        await Edition(page).ScrollIntoViewIfNeededAsync();
        await Chromium.ShootAsync(page, "week-7-corrected");
        await page.TypeAsync("/next");
        await Expect(page.Answer()).ToContainTextAsync("You were right about a card");
        await Chromium.ShootAsync(page, "week-7-checked");
    }

    private static async Task TakesTheDataAndLeavesAsync(IPage page, TrySession session)
    {
        await page.TypeAsync("/subscribe");
        await page.Answer().ClickOnAsync("Export my data");
        await Expect(page.Answer()).ToContainTextAsync("\"Name\": \"Amazon\"");
        await Expect(page.Answer()).ToContainTextAsync(Doubt);
        await Chromium.ShootAsync(page, "week-8-export");
        Assert.NotEqual(0, await RowsOfAsync(session, "member"));
        await page.TypeAsync("/subscribe");
        await page.Answer().ClickOnAsync("Delete my data");
        await page.Answer().ClickOnAsync("Delete everything of mine");
        await Expect(page.GetByText("Everything of yours is deleted.")).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "week-8-deleted");
        await Legibility.HoldsAsync(page);
        Assert.Equal(0, await RowsOfAsync(session, "member"));
    }

    private static ILocator Edition(IPage page) => page.Locator(".message:not(.ephemeral)").Filter(new() { Has = page.Locator(".container h1") }).Last;

    /// <summary>A publisher takes back a report that the event's card quotes.</summary>
    private static async Task WithdrawAsync(TrySession session, string title)
    {
        await using var db = await StoreAsync(session);
        var card = await db.Analyses.Include(a => a.Claims).ThenInclude(c => c.Citations).Where(a => a.Headline == title).OrderByDescending(a => a.Version).AsSplitQuery().FirstAsync();
        var quoted = card.Claims.SelectMany(c => c.Citations).First().ArticleId;
        var article = await db.Articles.SingleAsync(a => a.Id == quoted);
        (article.FullText, article.Teaser, article.Revision) = ("This report was withdrawn.", "", article.Revision + 1);
        await db.SaveChangesAsync();
    }

    private static Task<BotDb> StoreAsync(TrySession session) => session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync();

    private static async Task<int> RowsOfAsync(TrySession session, string name)
    {
        var person = session.Discord.World.People.First(p => p.Name == name).Id;
        await using var db = await StoreAsync(session);
        return await db.Follows.CountAsync(f => f.PersonId == person)
            + await db.Complaints.CountAsync(c => c.PersonId == person)
            + await db.PersonSettings.CountAsync(p => p.PersonId == person)
            + await db.Postings.CountAsync(p => p.Destination == "person:" + person);
    }
}

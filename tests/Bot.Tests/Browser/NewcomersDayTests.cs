using Bot.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>The whole product on its sample, walked through by somebody who joined today.</summary>
public sealed class NewcomersDayTests(Chromium chromium)
{
    [Fact]
    public async Task A_newcomer_reads_opens_acts_subscribes_and_pauses()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var session = await TrySession.StartAsync(null, 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], cancel);
        await session.WindAsync(new StageReport(TimeProvider.System, session.Discord.World.Progress.Report), cancel);
        await session.GoAsync(cancel);
        var page = await chromium.OpenAsync(session.Discord.Address + "?as=newcomer", height: 1000);
        try
        {
            await ReadsTheRecapAsync(page);
            await OpensACardAndEachPartAsync(page);
            await MarksAnActionDoneAsync(page);
            await FollowsATopicAsync(page);
            await SubscribesAsync(page);
            await GetsMondaysRecapAsync(page);
            await PausesAsync(page);
            await TakesTheDataAndLeavesAsync(page);
            await LooksOnAPhoneAsync(page);
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task ReadsTheRecapAsync(IPage page)
    {
        await Expect(page.Locator(".message .container h1").First).ToContainTextAsync("AI recap", new() { Timeout = 60_000 });
        Assert.True(await page.Locator(".container .section").CountAsync() >= 3, "a recap of fewer than three sections");
        await Chromium.ShootAsync(page, "day-1-recap");
    }

    private static async Task OpensACardAndEachPartAsync(IPage page)
    {
        await page.Locator(".container .section").GetByText("Details").First.ClickAsync();
        var card = page.Locator(".message.ephemeral").First;
        await Expect(card.Locator("h2")).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "day-2-card");
        await card.Locator(".select-box").ClickAsync();
        var parts = await card.Locator("[role=option] .words > span").AllInnerTextsAsync();
        Assert.Contains("Sources", parts);
        await page.Keyboard.PressAsync("Escape");
        for (var i = 0; i < parts.Count; i++)
        {
            await card.Locator(".select-box").ClickAsync();
            await card.Locator("[role=option]").Filter(new() { HasText = parts[i] }).ClickAsync();
            await Expect(page.Locator(".message.ephemeral")).ToHaveCountAsync(i + 2);
            await Chromium.ShootAsync(page, $"day-3-{parts[i].ToLowerInvariant().Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}");
        }
    }

    private static async Task MarksAnActionDoneAsync(IPage page)
    {
        await page.TypeAsync("/next");
        var list = page.Locator(".message.ephemeral").Last;
        await Expect(list.Locator(".text").First).ToContainTextAsync("Worth doing");
        await Expect(list.Locator(".text").First).ToContainTextAsync("0 done");
        await list.Locator(".select-box").First.ClickAsync();
        await list.GetByRole(AriaRole.Option).Filter(new() { HasText = "1 done" }).ClickAsync();
        await Expect(list.Locator(".text").First).ToContainTextAsync("1 done");
        await Chromium.ShootAsync(page, "day-4-done");
    }

    private static async Task FollowsATopicAsync(IPage page)
    {
        await page.TypeAsync("/timeline name:agents");
        var told = page.Locator(".message.ephemeral").Last;
        await Expect(told.Locator("h2")).ToContainTextAsync("agents");
        await Chromium.ShootAsync(page, "day-4-timeline");
        await told.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true }).ClickAsync();
        await Expect(page.Locator(".message.ephemeral").Last).ToContainTextAsync("You follow this");
    }

    private static async Task SubscribesAsync(IPage page)
    {
        await page.TypeAsync("/subscribe day:Monday time:09:00 timezone:Europe/Berlin");
        await Expect(page.Locator(".message.ephemeral").Last).ToContainTextAsync("subscribed");
        await Chromium.ShootAsync(page, "day-5-subscribed");
        await Expect(page.Locator(".badge")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator("[data-place='News desk']").ClickAsync();
        await Expect(page.Locator(".message .container").First).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "day-6-first-dm");
    }

    private static async Task GetsMondaysRecapAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "+1 week" }).ClickAsync();
        await Expect(page.Locator(".message .container h1")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Chromium.ShootAsync(page, "day-6-monday");
    }

    private static async Task PausesAsync(IPage page)
    {
        await page.TypeAsync("/subscribe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).Last.ClickAsync();
        await Expect(page.GetByText("Your recap is paused.")).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "day-7-paused");
    }

    private static async Task TakesTheDataAndLeavesAsync(IPage page)
    {
        await page.TypeAsync("/subscribe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Export my data" }).Last.ClickAsync();
        await Expect(page.GetByText("All I keep of you")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete my data" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete everything of mine" }).Last.ClickAsync();
        await Expect(page.GetByText("Everything of yours is deleted.")).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "day-7-deleted");
        await Legibility.HoldsAsync(page);
        await page.GoToAsync("ai-news");
        await Legibility.HoldsAsync(page);
        await page.GoToAsync("News desk");
    }

    private static async Task LooksOnAPhoneAsync(IPage page)
    {
        await page.SetViewportSizeAsync(390, 844);
        await Chromium.ShootAsync(page, "day-8-phone-dm");
        await page.GetByLabel("Open the channel list").ClickAsync();
        await Expect(page.Locator(".drawer-open .side")).ToBeInViewportAsync();
        await Chromium.ShootAsync(page, "day-8-phone-drawer");
        await page.Locator("[data-place=ai-news]").ClickAsync();
        await Expect(page.Locator(".container h1").First).ToBeVisibleAsync();
        await Chromium.ShootAsync(page, "day-8-phone-recap");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}

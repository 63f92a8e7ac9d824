using Bot.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>What a person sees first of every command, in both themes and on a phone: pictures for people, and what can be measured of them.</summary>
public sealed class FirstReplyPicturesTests(Chromium chromium)
{
    private static readonly (string Name, string Line)[] s_commands =
    [
        ("recap", "/recap"),
        ("event", "/event event:amazon chief"),
        ("next", "/next"),
        ("timeline", "/timeline name:AMD versus:Amazon"),
        ("subscribe", "/subscribe"),
        ("digest", "/digest"),
        ("sources", "/sources"),
        ("settings", "/settings"),
        ("help", "/help"),
    ];

    [Fact]
    public async Task Every_first_reply_can_be_read_in_both_themes_and_on_a_phone()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var session = await TrySession.StartAsync(Path.Combine(AppContext.BaseDirectory, "Sample"), 0, recorded: true, ["--Logging:LogLevel:Default=Warning", "--Limits:PersonBurst=1000"], cancel);
        await session.WindAsync(new StageReport(TimeProvider.System), cancel);
        await session.GoAsync(cancel);
        var address = session.Discord.Address + "?as=owner";
        (string Look, IPage Page)[] pages =
        [
            ("dark", await chromium.OpenAsync(address, height: 2600)),
            ("light", await chromium.OpenAsync(address, ColorScheme.Light, height: 2600)),
            ("phone", await chromium.OpenAsync(address, width: 390, height: 3200)),
        ];
        try
        {
            var page = pages[0].Page;
            await Expect(page.Locator(".message .container h1")).ToBeVisibleAsync();
            List<string> faults = [];
            foreach (var (name, line) in s_commands)
            {
                await page.TypeAsync(line);
                await LookAsync(pages, name, $"used /{name}", faults);
            }

            await page.TypeAsync("Did you see https://sample-wire.example/2026/amazon-200b ?");
            var said = page.Locator(".message").Filter(new() { HasText = "Did you see" }).Last;
            await said.HoverAsync();
            await said.GetByLabel("Apps for this message").ClickAsync();
            await Chromium.ShootAsync(page, "reply-find-menu");
            await said.GetByRole(AriaRole.Menuitem, new() { Name = "Find this in AI news" }).ClickAsync();
            await LookAsync(pages, "find", "used Find this in AI news", faults);
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
        finally
        {
            foreach (var (_, page) in pages)
            {
                await page.Context.CloseAsync();
            }
        }
    }

    private static async Task LookAsync((string Look, IPage Page)[] pages, string name, string origin, List<string> faults)
    {
        foreach (var (look, page) in pages)
        {
            var reply = page.Locator(".message.ephemeral:not(.pending)").Filter(new() { Has = page.Locator(".origin", new() { HasText = origin }) }).Last;
            await Expect(reply.Locator(".private")).ToBeVisibleAsync();
            await reply.ScreenshotAsync(new() { Path = Chromium.PictureOf($"reply-{name}-{look}"), Animations = ScreenshotAnimations.Disabled });
            faults.AddRange((await Legibility.FaultsAsync(reply)).Select(fault => $"{name}, {look}: {fault}"));
        }
    }
}

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
            faults.AddRange((await reply.EvaluateAsync<string[]>(Legible)).Select(fault => $"{name}, {look}: {fault}"));
        }
    }

    /// <summary>What is wrong with a message as it is drawn: too wide, cut, raw markup, characters that need an emoji font, too little contrast.</summary>
    private const string Legible =
        """
        message => {
          const faults = [];
          const edge = message.getBoundingClientRect().right + 0.5;
          const parts = [...message.querySelectorAll("*")].filter(e => !e.closest("svg") && e.getClientRects().length > 0);
          for (const e of parts) {
            const style = getComputedStyle(e);
            if (e.getBoundingClientRect().right > edge) faults.push(`reaches over the edge: ${e.className || e.tagName}`);
            if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && !e.closest("pre")) faults.push(`is cut: ${e.textContent.trim().slice(0, 80)}`);
          }

          const rgba = text => { const n = text.match(/[\d.]+/g).map(Number); return text.startsWith("color(") ? [n[0] * 255, n[1] * 255, n[2] * 255, n[3] ?? 1] : [n[0], n[1], n[2], n[3] ?? 1]; };
          const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
          const ground = e => e ? over(rgba(getComputedStyle(e).backgroundColor), ground(e.parentElement)) : [255, 255, 255, 1];
          const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const texts = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            const e = node.parentElement;
            const text = node.textContent.trim();
            if (!text || e.closest(".drawn, .apps, :disabled, svg") || e.getClientRects().length === 0 || getComputedStyle(e).visibility === "hidden") continue;
            if (!e.closest("code, pre") && /\*\*|__|~~|<[t@#/:]|\]\(|^-# |^#{1,3} /.test(text)) faults.push(`raw markup: ${text.slice(0, 80)}`);
            if (/\p{Emoji_Presentation}|\u{FE0F}|[\u{1F000}-\u{1FAFF}]/u.test(text)) faults.push(`needs an emoji font: ${text.slice(0, 80)}`);
            const below = ground(e);
            const [a, b] = [light(over(rgba(getComputedStyle(e).color), below)), light(below)].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${text.slice(0, 60)}`);
          }
          return [...new Set(faults)];
        }
        """;
}

using Microsoft.Playwright;

namespace Bot.Tests.Browser;

/// <summary>What can be measured of a message as it is drawn: nothing too wide or cut, no raw markup, no character that needs an emoji font, contrast enough.</summary>
internal static class Legibility
{
    public static Task<string[]> FaultsAsync(ILocator message) => message.EvaluateAsync<string[]>(Script);

    /// <summary>All messages of the open channel, at a desk's width and at a phone's.</summary>
    public static async Task HoldsAsync(IPage page)
    {
        List<string> faults = [];
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 1000);
            foreach (var message in await page.Locator("article.message").AllAsync())
            {
                faults.AddRange((await FaultsAsync(message)).Select(fault => $"{width}: {fault}"));
            }
        }

        await page.SetViewportSizeAsync(1280, 1000);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    private const string Script =
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

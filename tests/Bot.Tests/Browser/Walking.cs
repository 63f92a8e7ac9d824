using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>What a person does on the chat page, as steps of a walk.</summary>
internal static class Walking
{
    /// <summary>The newest message that only this person sees.</summary>
    public static ILocator Answer(this IPage page) => page.Locator(".message.ephemeral").Last;

    /// <summary>Types a line, sends it, and waits until the page took it. Where the page completes the line first, what it completes is sent.</summary>
    public static async Task TypeAsync(this IPage page, string line)
    {
        var field = page.Locator("[data-composer]");
        await field.FillAsync(line);
        await field.PressAsync("Enter");
        await Expect(field).Not.ToHaveValueAsync(line);
        if (await field.InputValueAsync() != "")
        {
            await field.PressAsync("Enter");
        }

        await Expect(field).ToHaveValueAsync("");
    }

    /// <summary>Presses the last button of that name on a message.</summary>
    public static Task ClickOnAsync(this ILocator message, string button) =>
        message.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    /// <summary>Opens the menu with that placeholder and picks the entry.</summary>
    public static async Task PickAsync(this ILocator message, string menu, string entry)
    {
        await message.Locator(".select-box").Filter(new() { HasText = menu }).ClickAsync();
        await message.GetByRole(AriaRole.Option).Filter(new() { HasText = entry }).First.ClickAsync();
    }

    /// <summary>Opens a channel or somebody's direct messages.</summary>
    public static async Task GoToAsync(this IPage page, string place)
    {
        await page.Locator($"[data-place='{place}']").ClickAsync();
        await Expect(page.Locator($"[data-place='{place}']")).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>Sits down as somebody else.</summary>
    public static async Task BecomeAsync(this IPage page, string person)
    {
        await page.Locator(".user-panel .me").ClickAsync();
        var entry = page.Locator($"[data-user={person}]");
        var name = await entry.Locator(".words > span").InnerTextAsync();
        await entry.ClickAsync();
        await Expect(page.Locator(".user-panel .me")).ToContainTextAsync(name);
    }

    /// <summary>Moves the clock with a button of the page's own bar.</summary>
    public static Task MoveClockAsync(this IPage page, string jump) => page.Locator(".jumps").GetByText(jump, new() { Exact = true }).ClickAsync();
}

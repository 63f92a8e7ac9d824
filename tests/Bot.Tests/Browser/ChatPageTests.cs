using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

public sealed class ChatPageTests(Chromium chromium)
{
    [Fact]
    public async Task The_page_serves_Blazors_whole_script()
    {
        await using var host = await ChatHost.StartAsync();
        using var http = new HttpClient();
        var script = await http.GetByteArrayAsync(host.Address + "/_framework/blazor.web.js", TestContext.Current.CancellationToken);
        Assert.True(script.Length > 100_000, $"blazor.web.js has {script.Length} bytes");
    }

    [Fact]
    public async Task The_recap_is_on_the_page_before_any_script_runs_and_nothing_else_may_load()
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(SampleMessages.Recap());
        using var http = new HttpClient();
        using var answer = await http.GetAsync(host.Address, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<h1>AI recap · 16–22 November</h1>", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|link|img)[^>]+(src|href)=\"https?:", html);
    }

    [Fact]
    public async Task The_page_loads_without_a_word_of_complaint_in_the_console()
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(SampleMessages.Embed(host));
        var page = await host.OpenAsync(chromium);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [message.Text] : (string[])[]);
        page.PageError += (_, error) => complaints.Add(error);
        await page.ReloadAsync();
        await page.Locator("html[data-ready=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".spoiler").ClickAsync();
        await Expect(page.Locator(".spoiler")).ToHaveClassAsync("spoiler shown");
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("dark", ColorScheme.Dark, 1440)]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("phone", ColorScheme.Dark, 390)]
    public async Task Any_bots_message_is_shown(string name, ColorScheme scheme, int width)
    {
        await using var host = await ChatHost.StartAsync();
        await host.PostAsync(SampleMessages.Embed(host));
        await host.PostAsync(SampleMessages.Recap());
        await host.PostAsync(SampleMessages.Card());
        var page = await host.OpenAsync(chromium, "/", scheme, width, 900);
        await Chromium.ShootAsync(page, $"messages-{name}");
        Assert.Equal("AI recap · 16–22 November", await page.Locator(".container h1").InnerTextAsync());
        await page.Locator(".message").First.ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("document.querySelector('.scroller').scrollTop = 0");
        await Chromium.ShootAsync(page, $"messages-{name}-top");
        await page.EvaluateAsync("document.querySelectorAll('.message')[1].scrollIntoView()");
        await Chromium.ShootAsync(page, $"messages-{name}-recap");
    }
}

using Microsoft.Playwright;

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

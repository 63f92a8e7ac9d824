using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Bot.Tests.Browser.Chromium))]

namespace Bot.Tests.Browser;

/// <summary>One Chromium for all browser tests, started when the first of them asks.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    // Milliseconds; a busy machine is slow, a wrong page never gets right.
    private const float Patience = 60_000;

    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page of its own with its own storage; skips the test where there is no browser and nobody demands one.</summary>
    public async Task<IPage> OpenAsync(string address, ColorScheme scheme = ColorScheme.Dark, int width = 1280, int height = 860)
    {
        Assert.SkipUnless(File.Exists(Path) || Environment.GetEnvironmentVariable("CI") is not null, $"There is no {Path}; tests/run installs it.");
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.Locator("html[data-ready=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>Keeps a picture of the page in <c>out/screens</c>, for people to look at.</summary>
    public static Task ShootAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = PictureOf(name), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Where a picture of that name is kept.</summary>
    public static string PictureOf(string name) => System.IO.Path.Combine(Screens(), name + ".png");

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Path,
                Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    private static string Screens()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Bot.sln")))
            folder = folder.Parent;
        return Directory.CreateDirectory(System.IO.Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "out", "screens")).FullName;
    }
}

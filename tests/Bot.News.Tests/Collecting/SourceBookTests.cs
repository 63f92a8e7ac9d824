using Bot.News.Collecting;
using Bot.News.Store.Collecting;

namespace Bot.News.Tests.Collecting;

public sealed class SourceBookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_command_says_wins_over_settings()
    {
        await using var desk = await Desk.OpenAsync(("News:Sources:0:Url", "https://wire.example/feed"), ("News:Sources:0:Name", "From settings"));
        await desk.Book.ListAsync(Cancel);

        await desk.Book.AddAsync([new SourceEntry { Url = "https://wire.example/feed", Name = "By command", Trust = "primary" }], Cancel);

        var source = Assert.Single(await desk.Book.ListAsync(Cancel));
        Assert.Equal(("By command", Trust.Primary, SourceOrigin.Command), (source.Name, source.Trust, source.Origin));
    }

    [Fact]
    public async Task A_removed_source_stays_away_though_settings_name_it()
    {
        await using var desk = await Desk.OpenAsync(("News:Sources:0:Url", "https://wire.example/feed"), ("News:Sources:0:Name", "Wire"));

        Assert.True(await desk.Book.RemoveAsync("wire", Cancel));
        Assert.False(await desk.Book.RemoveAsync("nobody", Cancel));

        Assert.Empty(await desk.Book.ListAsync(Cancel));
        Assert.Equal(0, (await desk.CollectAsync()).Sources);
    }

    [Fact]
    public async Task An_export_is_imported_without_loss()
    {
        await using var one = await Desk.OpenAsync();
        await one.Book.AddAsync([new SourceEntry { Url = "https://wire.example/feed?a=1&b=2", Name = "Wire & Co", Publisher = "Wire", Family = "Group", Topics = ["chips", "open source"], Trust = "community" }], Cancel);
        await using var other = await Desk.OpenAsync();

        var change = await other.Book.ImportAsync(await one.Book.ExportAsync(Cancel), Cancel);

        Assert.Equal((1, 0), (change.Added, change.Problems.Count));
        var source = Assert.Single(await other.Book.ListAsync(Cancel));
        Assert.Equal(("Wire & Co", "Wire", "Group", Trust.Community), (source.Name, source.Publisher, source.Family, source.Trust));
        Assert.Equal(["chips", "open source"], source.Topics);
    }

    [Theory]
    [InlineData("HTTPS://Wire.Example/Feed/", 1)]
    [InlineData("https://wire.example/feed", 2)]
    public async Task Addresses_differ_by_the_case_of_their_path_alone(string other, int sources)
    {
        await using var desk = await Desk.OpenAsync(("News:Sources:0:Url", "https://wire.example/Feed"), ("News:Sources:1:Url", other));

        Assert.Equal(sources, (await desk.Book.ListAsync(Cancel)).Count);
        await desk.Book.AddAsync([new SourceEntry { Url = other }], Cancel);
        Assert.Equal(sources, (await desk.Book.ListAsync(Cancel)).Count);
        Assert.True(await desk.Book.HasAsync("https://WIRE.example/Feed", Cancel));
        Assert.False(await desk.Book.HasAsync("https://wire.example/FEED", Cancel));
    }

    [Fact]
    public void A_source_that_leaves_the_settings_rests_and_comes_back_with_them()
    {
        List<(SourceEntry, SourceOrigin)> listed = [(new SourceEntry { Url = "https://wire.example/feed" }, SourceOrigin.Settings)];
        var rows = SourceRows.Reconcile([], listed, [], _ => Trust.Press);

        SourceRows.Reconcile(rows, [], [], _ => Trust.Press);
        Assert.Equal(SourceRows.NotListed, rows[0].PausedBecause);

        Assert.Empty(SourceRows.Reconcile(rows, listed, [], _ => Trust.Press));
        Assert.Null(rows[0].PausedBecause);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://ada:secret@wire.example/feed")]
    public void A_wish_that_cannot_be_used_stops_nobody(string wish)
    {
        var rows = SourceRows.Reconcile([], [(new SourceEntry { Url = "https://wire.example/feed" }, SourceOrigin.Settings)], [wish], _ => Trust.Press);

        Assert.Equal("https://wire.example/feed", Assert.Single(rows).Url);
    }

    [Fact]
    public async Task The_shipped_list_is_sound()
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Bot/sources.json")); // a source file lies in a folder
        await using var desk = await Desk.OpenAsync(("News:SourcesFile", file));

        var sources = await desk.Book.ListAsync(Cancel);

        Assert.True(sources.Count >= 100, $"{sources.Count} sources");
        Assert.All(sources, source => Assert.NotEmpty(source.Topics));
        Assert.True(sources.Select(source => source.Family).Distinct().Count() >= 80);
    }

    [Fact]
    public async Task A_page_that_names_its_feed_is_told()
    {
        await using var site = await Site.StartAsync();
        site.Serves($"/fetch?url={Uri.EscapeDataString("https://wire.example/")}", "<html><head><link rel='alternate' type='application/rss+xml' href='/rss.xml'></head></html>", "text/html");
        await using var desk = await Desk.OpenAsync(("News:FetchThrough", site.Address + "/fetch"));

        var probed = await desk.Probe.TestAsync("wire.example", Cancel);

        Assert.False(probed.Works);
        Assert.Equal(["https://wire.example/rss.xml"], probed.FeedsOnPage);
    }

    [Fact]
    public async Task A_probe_shows_the_first_three_items()
    {
        await using var site = await Site.StartAsync();
        site.Serves($"/fetch?url={Uri.EscapeDataString("https://wire.example/feed")}", Rss.Feed([.. Enumerable.Range(1, 5).Select(i => Rss.Item($"Chip {i}", $"https://wire.example/{i}", Desk.Start))]));
        await using var desk = await Desk.OpenAsync(("News:FetchThrough", site.Address + "/fetch"));

        var probed = await desk.Probe.TestAsync("https://wire.example/feed", Cancel);

        Assert.True(probed.Works);
        Assert.Equal((5, "Sample Wire"), (probed.Items, probed.Title));
        Assert.Equal(["Chip 1", "Chip 2", "Chip 3"], probed.First.Select(item => item.Title));
        Assert.All(probed.First, item => Assert.Equal(Desk.Start, item.Published));
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}

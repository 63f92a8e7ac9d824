using System.Diagnostics;
using System.Text.Json;
using Bot.News.Collecting.Feeds;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Tests.Collecting;

/// <summary>29 real feeds as they stood on each of 31 days.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Every_new_item_of_a_month_is_found_on_its_day_and_no_item_twice()
    {
        var folder = await UnpackAsync(Shared.Folder("data/ainews/replay-olshansk-2026-07.tar.zst"));
        using var index = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "index.json"), TestContext.Current.CancellationToken));
        var days = index.RootElement.EnumerateArray().ToList();
        await using var site = await Site.StartAsync();
        var names = days.SelectMany(day => day.GetProperty("feeds").EnumerateObject().Select(feed => feed.Name)).Distinct().ToArray();
        await using var desk = await Desk.OpenAsync([("News:FetchPages", "false"), .. names.Select((name, i) => ($"News:Sources:{i}:Url", $"{site.Address}/{name}"))]);
        HashSet<string> expected = [];
        List<string> off = [];
        foreach (var day in days)
        {
            var fresh = 0;
            foreach (var feed in day.GetProperty("feeds").EnumerateObject())
            {
                var text = await File.ReadAllTextAsync(Path.Combine(folder, "blobs", feed.Value.GetString() + ".xml"), TestContext.Current.CancellationToken);
                site.Serves("/" + feed.Name, text);
                fresh += IdsOf(text).Count(expected.Add);
            }

            var round = await desk.CollectAsync();
            if (round.New != fresh || round.Failed > 0)
                off.Add($"{day.GetProperty("day").GetString()}: {round.New} of {fresh}; {string.Join("; ", round.Problems)}");
            desk.Clock.Advance(TimeSpan.FromDays(1));
        }

        await using var db = desk.Db();
        var stored = await db.Articles.CountAsync(TestContext.Current.CancellationToken);
        var edited = await db.Articles.CountAsync(article => article.Revision > 1, TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage($"replay: {stored} stored of {expected.Count} expected, {edited} edited; days off: {string.Join(" | ", off)}");
        Directory.Delete(folder, recursive: true);
        Assert.Equal(expected.Count, stored);
        Assert.Empty(off);
    }

    /// <summary>What the feeds themselves call an item: its guid, which these feeds make of its address.</summary>
    private static IEnumerable<string> IdsOf(string text) =>
        Assert.IsType<FeedReading.Read>(FeedParser.Parse(text, new FeedContext(null, null))).Feed.Items
            .Where(item => item.Title is not null || item.Description is not null).Select(item => item.Id ?? item.Link ?? "").Where(id => id.Length > 0);

    private static async Task<string> UnpackAsync(string archive)
    {
        var folder = Directory.CreateTempSubdirectory("replay-").FullName;
        Process? tar = null;
        try
        {
            tar = Process.Start(new ProcessStartInfo("tar", ["-I", "zstd", "-xf", archive, "-C", folder, "--strip-components=1"]));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("tar is not installed");
        }

        await tar!.WaitForExitAsync(TestContext.Current.CancellationToken); // started, or skipped above
        Assert.SkipUnless(tar.ExitCode == 0, "tar could not unpack it; zstd may be missing");
        return folder;
    }
}

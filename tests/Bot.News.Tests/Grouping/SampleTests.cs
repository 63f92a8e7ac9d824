using System.Globalization;
using Bot.News.Store.Grouping;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Tests.Grouping;

/// <summary>Short, reworded press reports of 37 happenings in several languages, with noise between them, as they would arrive over four weeks.</summary>
public sealed class SampleTests
{
    private const int Arriving = 8;

    private static readonly (string One, string Other)[] Confusable =
    [
        ("Brightloom Robotics raises $340m", "Brightwell Compute raises $310m"),
        ("Cobalt Cloud first outage (expired certificate)", "Cobalt Cloud second outage (storage failure)"),
        ("Halcyon Voice launches Echo", "Voice actors sue Halcyon Voice"),
        ("Mistral previews Mistral Large 4", "Mistral releases Mistral Large 4 weights"),
    ];

    [Fact]
    public async Task Reworded_reports_of_the_sample_newsstand_find_their_events()
    {
        var labels = SampleNewsstand.Labels();
        var reports = await GroupAsync();
        var real = reports.Where(report => !IsNoise(labels[report.Article!.Url])).ToList();
        var noise = reports.Where(report => IsNoise(labels[report.Article!.Url])).ToList();

        Assert.Equal(labels.Count, reports.Count);
        Assert.Equal(8, noise.Count);
        Assert.All(noise, report => Assert.NotNull(report.SetAside));
        var lost = real.Where(report => report.EventId is null).Select(report => report.Article!.Title).ToList();
        Assert.True(lost.Count <= real.Count * 0.05, string.Join('\n', lost));
        foreach (var (one, other) in Confusable) AssertApart(real, labels, one, other);
        var f1 = BCubed(real, labels);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"B-cubed F1 {f1:0.000}, {real.Count - lost.Count} of {real.Count} placed"));
        Assert.True(f1 >= 0.93, string.Create(CultureInfo.InvariantCulture, $"B-cubed F1 {f1:0.000}"));
    }

    private static async Task<List<Report>> GroupAsync()
    {
        await using var stream = await Stream.StartAsync();
        foreach (var arrived in SampleNewsstand.Articles(stream.SourceId).Chunk(Arriving))
        {
            await stream.AddAsync(arrived);
            await stream.GroupAsync();
        }

        await using var db = stream.Open();
        return await db.Reports.AsNoTracking().Include(report => report.Article).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertApart(List<Report> reports, Dictionary<string, string> labels, string one, string other)
    {
        var events = reports.Where(report => report.EventId is not null).ToLookup(report => labels[report.Article!.Url], report => report.EventId);
        Assert.NotEmpty(events[one]);
        Assert.NotEmpty(events[other]);
        Assert.Empty(events[one].Intersect(events[other]));
    }

    private static bool IsNoise(string label) => label.StartsWith("noise:", StringComparison.Ordinal);

    /// <summary>A report that was set aside is an event of its own.</summary>
    private static double BCubed(List<Report> reports, Dictionary<string, string> labels)
    {
        double precision = 0, recall = 0;
        foreach (var report in reports)
        {
            var together = reports.Where(other => report.EventId is null ? other == report : other.EventId == report.EventId).ToList();
            var same = reports.Where(other => labels[other.Article!.Url] == labels[report.Article!.Url]).ToList();
            double both = together.Intersect(same).Count();
            precision += both / together.Count;
            recall += both / same.Count;
        }

        return 2 * precision * recall / (precision + recall) / reports.Count;
    }
}

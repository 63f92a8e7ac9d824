using Bot.Cli;
using Bot.News.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.WholeBot;

/// <summary>The recorded model is shown by <c>try</c> alone; everything else on the sample is written without AI.</summary>
public sealed class SampleCardsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_printed_sample_is_extracted()
    {
        var ended = await BotProcess.RunAsync(_folder.FullName, "recap", "--sample", "--length", "cards");

        Assert.Equal(0, ended.Code);
        Assert.Contains("Extracted, no AI", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AI-generated", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_shows_cards_of_both_kinds_each_with_its_label()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var session = await TrySession.StartAsync(null, 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], cancel);
        await session.WindAsync(new StageReport(TimeProvider.System, session.Discord.World.Progress.Report), cancel);

        await using var db = await session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var producers = (await db.Analyses.Where(card => !db.Analyses.Any(later => later.EventId == card.EventId && later.Version > card.Version)).ToListAsync(cancel)).ToLookup(card => card.ByModel, card => card.Producer);
        Assert.True(producers[true].Count() >= 3, string.Join('\n', producers[true]));
        Assert.All(producers[true], producer => Assert.Contains("recorded", producer, StringComparison.Ordinal));
        Assert.All(producers[false], producer => Assert.StartsWith("Extracted, no AI", producer, StringComparison.Ordinal));
        Assert.NotEmpty(producers[false]);
    }
}

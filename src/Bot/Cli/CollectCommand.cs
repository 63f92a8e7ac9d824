using System.CommandLine;
using Bot.News.Collecting;
using Bot.News.Store;
using Bot.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Bot.Cli;

/// <summary><c>collect</c>: one round of what is due, and what came of it.</summary>
internal sealed class CollectCommand : IVerb
{
    public Command Describe(string[] settings)
    {
        var watch = new Option<bool>("--watch") { Description = "go on until stopped, a round a minute" };
        var source = new Option<string?>("--source") { Description = "only the source of this name, due or not" };
        var command = new Command("collect", "Fetch what is due, group it, write the cards, and print what came.") { watch, source };
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed.GetValue(watch), parsed.GetValue(source), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, bool watch, string? source, CancellationToken cancel)
    {
        using var host = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=Warning", .. settings]).AddDesk().Build();
        await host.PrepareAsync(cancel);
        if (source is not null && !await host.Services.GetRequiredService<SourceBook>().HasAsync(source, cancel))
        {
            throw new BadUsageException($"There is no source '{source}'; sources list prints them all.");
        }

        var round = host.Services.GetRequiredService<NewsRound>();
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            var report = new StageReport(TimeProvider.System);
            report.Begin(1);
            var done = await round.RunAsync(source, null, cancel);
            report.Add(done);
            report.End();
            foreach (var problem in done.Collected.Problems)
            {
                await Console.Error.WriteLineAsync($"  {problem}");
            }

            await PrintNewestAsync(host.Services, done.Collected.New, cancel);
        }
        while (watch && await minute.WaitForNextTickAsync(cancel));
        return 0;
    }

    private static async Task PrintNewestAsync(IServiceProvider services, int count, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        foreach (var article in await db.Articles.AsNoTracking().OrderByDescending(a => a.Id).Take(count).OrderBy(a => a.When).ToListAsync(cancel))
        {
            Console.WriteLine(FormattableString.Invariant($"{article.When:yyyy-MM-dd HH:mm}  {article.Publisher}  {article.Title}"));
        }
    }
}

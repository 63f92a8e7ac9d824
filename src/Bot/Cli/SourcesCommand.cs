using System.CommandLine;
using System.Globalization;
using Bot.News.Collecting;

namespace Bot.Cli;

/// <summary><c>sources</c>: the operator's hand on the list of sources.</summary>
internal sealed class SourcesCommand : IVerb
{
    private static readonly Argument<string> Url = new("url") { Description = "the address of a feed" };

    public Command Describe(string[] settings) => new("sources", "List, add, remove, test, import or export sources.")
    {
        Verb("list", "Print every source with its state.", settings, (_, book, _, cancel) => ListAsync(book, cancel)),
        Add(settings),
        Remove(settings),
        Test(settings),
        Import(settings),
        Verb("export", "Print all sources as OPML.", settings, async (_, book, _, cancel) => { Console.Write(await book.ExportAsync(cancel)); return 0; }),
    };

    private static Command Add(string[] settings)
    {
        var name = new Option<string?>("--name") { Description = "what readers see; default the host" };
        var kind = new Option<string>("--kind") { Description = "feed, arxiv, hackernews, githubreleases, reddit, youtube, webpage or sitemap", DefaultValueFactory = _ => "feed" };
        var verb = Verb("add", "Add a source, or resume one that was removed or paused.", settings, async (parsed, book, _, cancel) =>
        {
            var url = parsed.GetValue(Url)!;
            var address = url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url;
            var change = await book.AddAsync([new SourceEntry { Url = address, Name = parsed.GetValue(name), Kind = parsed.GetValue(kind) }], cancel);
            return Tell(change);
        });
        verb.Add(Url);
        verb.Add(name);
        verb.Add(kind);
        return verb;
    }

    private static Command Remove(string[] settings)
    {
        var which = new Argument<string>("name") { Description = "the name or the address" };
        var verb = Verb("remove", "Stop a source; its articles stay.", settings, async (parsed, book, _, cancel) => await book.RemoveAsync(parsed.GetValue(which)!, cancel)
            ? 0
            : throw new BadUsageException($"There is no source '{parsed.GetValue(which)}'; sources list prints them all."));
        verb.Add(which);
        return verb;
    }

    private static Command Test(string[] settings)
    {
        var kind = new Option<string>("--kind") { Description = "the kind of source", DefaultValueFactory = _ => "feed" };
        var verb = Verb("test", "Fetch an address once and print its first items; stores nothing.", settings, async (parsed, _, probe, cancel) =>
        {
            var result = await probe.TestAsync(parsed.GetValue(Url)!, cancel, parsed.GetValue(kind)!, own: true);
            if (!result.Works)
            {
                throw new CannotGoOnException($"{result.Url}: {result.Problem}");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Title}: {result.Items} items"));
            foreach (var item in result.First)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Published:yyyy-MM-dd HH:mm}  {item.Title}  {item.Url}"));
            }

            return 0;
        });
        verb.Add(Url);
        verb.Add(kind);
        return verb;
    }

    private static Command Import(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "an OPML file" };
        var verb = Verb("import", "Add all feeds of an OPML file.", settings, async (parsed, book, _, cancel) =>
        {
            var opml = parsed.GetValue(file)!;
            if (!opml.Exists)
            {
                throw new BadUsageException($"There is no file {opml.FullName}.");
            }

            return Tell(await book.ImportAsync(await File.ReadAllTextAsync(opml.FullName, cancel), cancel));
        });
        verb.Add(file);
        return verb;
    }

    private static Command Verb(string name, string does, string[] settings, Func<ParseResult, SourceBook, SourceProbe, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, does);
        command.SetAction(async (parsed, cancel) =>
        {
            using var host = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=Warning", .. settings]).AddDesk().Build();
            await host.PrepareAsync(cancel);
            return await run(parsed, host.Services.GetRequiredService<SourceBook>(), host.Services.GetRequiredService<SourceProbe>(), cancel);
        });
        return command;
    }

    private static async Task<int> ListAsync(SourceBook book, CancellationToken cancel)
    {
        foreach (var (source, health) in await book.HealthAsync(cancel))
            Console.WriteLine($"{source.Name}  {source.Kind}  {source.Url}  {health.State}{(health.Problem is { } problem ? ": " + problem : "")}");

        return 0;
    }

    private static int Tell(BookChange change)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{change.Added} added, {change.Changed} changed"));
        foreach (var problem in change.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return change.Problems.Count == 0 ? 0 : CommandLine.BadUsage;
    }
}

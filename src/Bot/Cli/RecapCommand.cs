using System.CommandLine;
using System.Globalization;
using System.Text;
using Bot.Delivery;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.News.Store;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Cli;

/// <summary><c>recap</c>: composes an edition from the archive (or the sample) and prints it; sends nothing, keeps nothing.</summary>
internal sealed class RecapCommand : IVerb
{
    private const string Cards = "cards";

    private readonly Option<bool> _sample = new("--sample") { Description = "on the sample, in a throw-away database" };
    private readonly Option<string?> _week = new("--week") { Description = "an ISO week such as 2026-W30; without it the seven days that end now" };
    private readonly Option<string> _length = new("--length") { Description = "short, normal, full, or cards for whole cards", DefaultValueFactory = _ => "normal" };
    private readonly Option<string?> _audience = new("--audience") { Description = "for readers such as builders or security" };
    private readonly Option<string?> _topic = new("--topic") { Description = "only a topic such as chips or policy" };
    private readonly Option<string> _format = new("--format") { Description = "text, markdown, json, discord or html", DefaultValueFactory = _ => "text" };

    public Command Describe(string[] settings)
    {
        _length.AcceptOnlyFromAmong("short", "normal", "full", Cards);
        _format.AcceptOnlyFromAmong("text", "markdown", "json", "discord", "html");
        _audience.AcceptOnlyFromAmong([.. Audiences.All]);
        _topic.AcceptOnlyFromAmong([.. Topics.All]);
        var command = new Command("recap", "Compose a recap and print it; nothing is sent.") { _sample, _week, _length, _audience, _topic, _format };
        command.SetAction((parsed, cancel) => RunAsync(parsed, settings, cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, string[] settings, CancellationToken cancel)
    {
        if (parsed.GetValue(_sample))
        {
            await using var session = await TrySession.StartAsync(null, 0, recorded: false, ["--Logging:LogLevel:Default=Warning", .. settings], cancel);
            await session.WindAsync(new StageReport(TimeProvider.System), cancel);
            return await PrintAsync(session.Host, parsed, cancel);
        }

        using var host = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=Warning", .. settings]).AddDesk().Build();
        await host.PrepareAsync(cancel);
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel))
        {
            if (!await db.Articles.AnyAsync(cancel))
            {
                await Console.Error.WriteLineAsync("Nothing has been collected yet. Run first: collect (or see the sample: recap --sample)");
            }
        }

        return await PrintAsync(host, parsed, cancel);
    }

    private async Task<int> PrintAsync(IHost host, ParseResult parsed, CancellationToken cancel)
    {
        var recapper = host.Services.GetRequiredService<Recapper>();
        var window = await WindowAsync(parsed, recapper, host.Services.GetRequiredService<TimeProvider>(), cancel);
        var edition = await recapper.PreviewAsync(ProfileOf(parsed), window.From, window.CutOff, cancel);
        var format = parsed.GetValue(_format);
        Console.Write(parsed.GetValue(_length) == Cards
            ? await CardsAsync(host.Services, edition, format!, cancel)
            : format switch
            {
                "markdown" => EditionText.Markdown(edition),
                "json" => EditionText.ToJson(edition),
                "html" => EditionText.Html(edition),
                "discord" => string.Join('\n', EditionMessage.Of(edition, 0, EditionForm.Channel).Select(part => Encoding.UTF8.GetString(Json.Write(part)))) + "\n",
                _ => EditionText.Text(edition),
            });
        return 0;
    }

    private async Task<Window> WindowAsync(ParseResult parsed, Recapper recapper, TimeProvider clock, CancellationToken cancel)
    {
        if (parsed.GetValue(_week) is { } week)
        {
            try
            {
                return Window.OfWeek(week);
            }
            catch (FormatException wrong)
            {
                throw new BadUsageException(wrong.Message);
            }
        }

        var cutOff = Slots.CutOff(clock.GetUtcNow());
        return new(await recapper.FirstFromAsync(cutOff, cancel), cutOff);
    }

    private Profile ProfileOf(ParseResult parsed) => new()
    {
        Length = Profiles.LengthOf(parsed.GetValue(_length)!),
        Audiences = parsed.GetValue(_audience) is { } audience ? [audience] : [],
        Topics = parsed.GetValue(_topic) is { } topic ? [topic] : [],
    };

    private static async Task<string> CardsAsync(IServiceProvider services, Edition edition, string format, CancellationToken cancel)
    {
        if (format is not ("text" or "markdown"))
        {
            throw new BadUsageException("Whole cards are printed as text or markdown: --format text");
        }

        var recapper = services.GetRequiredService<Recapper>();
        var cards = new List<string>();
        foreach (var item in edition.Items)
        {
            if (await recapper.ReadCardAsync(item.EventId, null, cancel) is { } card)
            {
                cards.Add(format == "markdown" ? CardText.Markdown(card) : CardText.Text(card));
            }
        }

        return string.Join(string.Create(CultureInfo.InvariantCulture, $"\n{new string('─', 60)}\n\n"), cards) + "\n";
    }
}

using System.CommandLine;
using System.Globalization;
using Bot.Commands;
using Bot.Discord;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.News.Analysing.Analysts;
using Bot.News.Collecting;
using Bot.News.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.Cli;

/// <summary><c>doctor</c>: checks what the bot depends on, one line each, with the mend.</summary>
internal sealed class DoctorCommand : IVerb
{

    private bool _sound = true;

    public Command Describe(string[] settings)
    {
        var command = new Command("doctor", "Check settings, token, commands, permissions, database, analyst, feeds and clock; each line says the mend.");
        command.SetAction((_, cancel) => RunAsync(settings, cancel));
        return command;
    }

    private async Task<int> RunAsync(string[] settings, CancellationToken cancel)
    {
        using var host = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=None", .. settings]).AddBot().Build();
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            Say("settings", null, "sound");
        }
        catch (Exception wrong) when (Mistakes.InSettings(wrong) is { } failures)
        {
            failures.ToList().ForEach(failure => Say("settings", failure, ""));
            return CommandLine.BadUsage;
        }

        if (await DatabaseAsync(host, cancel))
        {
            await DiscordAsync(host.Services, cancel);
            var (problem, fine) = await host.Services.GetRequiredService<ModelTest>().TryAsync(cancel);
            Say("analyst", problem, fine);
            await FeedsAsync(host.Services, cancel);
        }

        return _sound ? 0 : CommandLine.Failure;
    }

    private async Task<bool> DatabaseAsync(IHost host, CancellationToken cancel)
    {
        try
        {
            await host.PrepareAsync(cancel);
            await using var db = await host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
            var (articles, subscriptions) = (await db.Articles.CountAsync(cancel), await db.Subscriptions.CountAsync(cancel));
            Say("database", null, string.Create(CultureInfo.InvariantCulture, $"{articles} articles, {subscriptions} subscriptions"));
            return true;
        }
        catch (SqliteException broken)
        {
            Say("database", Mistakes.InDatabase(broken), "");
            return false;
        }
    }

    private async Task DiscordAsync(IServiceProvider services, CancellationToken cancel)
    {
        var options = services.GetRequiredService<DiscordOptions>();
        if (options.Token.Length == 0)
        {
            Say("token", "Discord:Token is not set; make a bot at discord.com/developers and give its token as Discord__Token=…", "");
            return;
        }

        var rest = services.GetRequiredService<DiscordRest>();
        if (await rest.GetApplicationAsync(cancel) is not Got<Application>(var application))
        {
            Say("token", $"Discord at {options.ApiBaseUrl} does not accept it or does not answer; make a new token, or mend Discord:ApiBaseUrl", "");
            return;
        }

        Say("token", null, $"application {application.Id}");
        var known = await rest.GetCommandsAsync(application.Id, null, cancel) is Got<IReadOnlyList<ApplicationCommand>>(var commands) ? commands : [];
        var missing = services.GetRequiredService<CommandSet>().Definitions.Select(d => d.Name).Except(known.Select(c => c.Name)).ToList();
        Say("commands", missing.Count == 0 ? null : $"not registered: {string.Join(", ", missing)}; run: commands sync", string.Create(CultureInfo.InvariantCulture, $"{known.Count} registered"));
        await ChannelsAsync(services, rest, cancel);
    }

    private async Task ChannelsAsync(IServiceProvider services, DiscordRest rest, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var listed = services.GetRequiredService<IOptions<BotOptions>>().Value.Digests.Select(digest => digest.Channel);
        var stored = await db.Subscriptions.Where(s => s.Kind == SubscriptionKind.Digest).Select(s => s.ChannelId!).ToListAsync(cancel);
        foreach (var channel in listed.Concat(stored).Distinct())
        {
            var answer = await rest.GetChannelAsync(channel, cancel);
            Say("channel", answer is Got<Channel> ? null : $"{channel}: {answer.Problem}; invite the bot there and give it View Channel and Send Messages", channel);
        }
    }

    private async Task FeedsAsync(IServiceProvider services, CancellationToken cancel)
    {
        var health = await services.GetRequiredService<SourceBook>().HealthAsync(cancel);
        var sources = health.Select(pair => pair.Source).ToList();
        Say("feeds", sources.Count == 0 ? "none; name some under News:Sources, or: sources add URL" : null, string.Create(CultureInfo.InvariantCulture, $"{sources.Count} sources"));
        foreach (var (source, state) in health.Where(pair => pair.Health.Problem is not null))
            Say("feed", $"{source.Name} ({state.State}): {state.Problem}; try: sources test {source.Url}", "");

        var last = sources.Max(s => s.LastFetchedAt);
        Say("collected", last is null ? "never; run: collect" : null, string.Create(CultureInfo.InvariantCulture, $"last at {last:yyyy-MM-dd HH:mm} UTC"));
    }

    private void Say(string what, string? problem, string fine)
    {
        _sound &= problem is null;
        Console.WriteLine($"{(problem is null ? "ok  " : "MEND")}  {what,-10} {problem ?? fine}");
    }
}

using Bot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The bot's own settings, gathered from the sections <c>Bot</c>, <c>Database</c> and <c>Digests</c>.</summary>
internal sealed class BotOptions
{
    /// <summary>Follows this clock instead of the machine's; for tests, loopback only.</summary>
    public Uri? ClockUrl { get; set; }

    /// <summary>Where the bot listens for HTTP, as <c>http://0.0.0.0:8080</c>; empty for nowhere.</summary>
    public string HttpUrl { get; set; } = "";

    /// <summary>The address at which the web reaches <see cref="HttpUrl"/>, where a proxy stands before it; the same where empty.</summary>
    public string PublicUrl { get; set; } = "";

    public List<DigestOptions> Digests { get; set; } = [];

    public PaceOfDelivery Delivery { get; set; } = new();

    /// <summary>Wakes the stages by itself; off where a command drives them.</summary>
    public bool Scheduled { get; set; } = true;
}

/// <summary>The section <c>Delivery</c>.</summary>
internal sealed class PaceOfDelivery
{
    /// <summary>An edition that was due while the bot was down goes out while it is younger than this; from 1 to 168 hours.</summary>
    public double CatchUpHours { get; set; } = 24;

    /// <summary>At most one new DM channel is opened in this time, because opening them quickly gets bots quarantined; from 0.01 to 3600 seconds.</summary>
    public double NewDmSeconds { get; set; } = 2;
}

/// <summary>Checks the settings at start, so that a mistake is one clear line and not a fault at the first Monday.</summary>
internal sealed class BotOptionsCheck(IConfiguration settings) : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var problems = options.Digests.SelectMany((digest, index) => digest.Problems(index)).Concat(WrittenSettings.Misshapen(settings)).ToList();
        if (options.ClockUrl is { } clock && !(clock.IsAbsoluteUri && clock.IsLoopback))
        {
            problems.Add($"Bot:ClockUrl is '{clock}': only an address on this machine (127.0.0.1) may set the clock.");
        }

        if (options.Delivery.CatchUpHours is not (>= 1 and <= 168))
        {
            problems.Add($"Delivery:CatchUpHours is {options.Delivery.CatchUpHours}: give hours from 1 to 168.");
        }

        if (options.Delivery.NewDmSeconds is not (>= 0.01 and <= 3600))
        {
            problems.Add($"Delivery:NewDmSeconds is {options.Delivery.NewDmSeconds}: give seconds from 0.01 to 3600.");
        }

        foreach (var (key, url) in new[] { ("Bot:HttpUrl", options.HttpUrl), ("Bot:PublicUrl", options.PublicUrl) })
        {
            if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var web) && web.Scheme is "http" or "https"))
                problems.Add($"{key} is '{url}': give an address with its scheme, such as http://0.0.0.0:8080, or leave it empty.");
        }

        if (Uri.TryCreate(options.HttpUrl, UriKind.Absolute, out var own) && own is { Scheme: "https" } or { AbsolutePath: not "/" })
        {
            problems.Add($"Bot:HttpUrl is '{options.HttpUrl}': the bot itself speaks plain http, such as http://0.0.0.0:8080; let a reverse proxy serve https or a path, and name its address in Bot:PublicUrl.");
        }

        if (settings["Discord:Token"] is { } token && token.Trim().Length > 0 && !token.All(letter => letter is > ' ' and <= '~'))
        {
            problems.Add("Discord:Token is malformed: it holds a space, a line end or another character that no token has; copy it again from discord.com/developers.");
        }

        if (settings.GetConnectionString("Bot") is { } connection && !NamesAFile(connection))
        {
            problems.Add("ConnectionStrings:Bot does not name an SQLite file: write it as Data Source=/path/bot.db");
        }

        if (settings["Database:Provider"] is { Length: > 0 } provider && !provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"Database:Provider is '{provider}': this version stores in Sqlite.");
        }

        if (settings["Discord:ApiBaseUrl"] is { Length: > 0 } api && !(Uri.TryCreate(api, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            problems.Add($"Discord:ApiBaseUrl is '{api}': give an address with its scheme, such as https://discord.com/api/v10.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>The text itself is never shown: one for another database may hold a password.</summary>
    private static bool NamesAFile(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Trim().Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

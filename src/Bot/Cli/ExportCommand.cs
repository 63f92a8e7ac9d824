using System.CommandLine;
using Bot.News.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Cli;

/// <summary><c>export</c> and <c>import</c>: all of a deployment's own state to and from one file.</summary>
internal static class WholeState
{
    public static string DatabaseOf(IConfiguration settings) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(settings.GetConnectionString("Bot") ?? "Data Source=bot.db").DataSource);

    public static Argument<FileInfo> File { get; } = new("file") { Description = "the file" };
}

/// <summary><c>export FILE</c>: a whole copy, taken while the bot may run.</summary>
internal sealed class ExportCommand : IVerb
{
    public Command Describe(string[] settings)
    {
        var command = new Command("export", "Write subscriptions, settings and archive to one file; the bot may run meanwhile.") { WholeState.File };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(WholeState.File)!, settings, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, CancellationToken cancel)
    {
        if (file.Exists)
        {
            throw new BadUsageException($"{file.FullName} is there already; name a new file.");
        }

        if (file.Directory is { Exists: false } folder)
        {
            throw new BadUsageException($"There is no folder {folder.FullName} to export to.");
        }

        var builder = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=Warning", .. settings]);
        using var host = builder.AddDesk().Build();
        await host.PrepareAsync(cancel);
        await using var from = new SqliteConnection($"Data Source={WholeState.DatabaseOf(builder.Configuration)}");
        await from.OpenAsync(cancel);
        await using var copy = from.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.Parameters.AddWithValue("$file", file.FullName);
        try
        {
            await copy.ExecuteNonQueryAsync(cancel);
        }
        catch (SqliteException unwritable) when (unwritable.SqliteErrorCode is 8 or 13 or 14)
        {
            throw new CannotGoOnException($"{file.FullName} cannot be written ({unwritable.Message}); name a file in another folder.");
        }

        Console.WriteLine($"{file.FullName}: {new FileInfo(file.FullName).Length / 1024} KB");
        return 0;
    }
}

/// <summary><c>import FILE</c>: into a deployment that has no database yet, so that nothing is lost.</summary>
internal sealed class ImportCommand : IVerb
{
    public Command Describe(string[] settings)
    {
        var command = new Command("import", "Take up what export wrote, where there is no database yet.") { WholeState.File };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(WholeState.File)!, settings, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, CancellationToken cancel)
    {
        var builder = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=Warning", .. settings]).AddDesk();
        using var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        var database = WholeState.DatabaseOf(builder.Configuration);
        if (!file.Exists)
        {
            throw new BadUsageException($"There is no file {file.FullName}.");
        }

        if (File.Exists(database))
        {
            throw new BadUsageException($"{database} is there already; move it away first, so that nothing is lost.");
        }

        if (!await IsOursAsync(file, cancel))
        {
            throw new BadUsageException($"{file.FullName} was not written by export.");
        }

        file.CopyTo(database);
        await host.PrepareAsync(cancel);
        Console.WriteLine(database);
        return 0;
    }

    private static async Task<bool> IsOursAsync(FileInfo file, CancellationToken cancel)
    {
        try
        {
            await using var exported = new SqliteConnection($"Data Source={file.FullName};Mode=ReadOnly;Pooling=False");
            await exported.OpenAsync(cancel);
            await using var ask = exported.CreateCommand();
            ask.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('Articles', 'Subscriptions', 'Postings')";
            return await ask.ExecuteScalarAsync(cancel) is 3L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}

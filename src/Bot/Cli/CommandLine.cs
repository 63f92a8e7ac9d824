using System.CommandLine;
using Microsoft.Data.Sqlite;

namespace Bot.Cli;

/// <summary>
/// The executable's door: finds the verbs by scan, hands settings to the host, and turns what goes wrong into one clear line.
/// Results go to standard output, everything else to standard error.
/// </summary>
internal static class CommandLine
{
    public const int Failure = 1;
    public const int BadUsage = 2;

    public static async Task<int> InvokeAsync(string[] args)
    {
        var settings = args.Where(IsSetting).ToArray();
        var words = args.Except(settings).ToArray();
        var root = Describe(settings);
        var parsed = root.Parse(words.Length == 0 ? ["run"] : words);
        if (parsed.Errors.Count > 0)
        {
            return await SayAsync(BadUsage, [.. Clearest(parsed), "See: dotnet run --project src/Bot -- --help"]);
        }

        using var stop = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs pressed)
        {
            pressed.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += Stop;
        try
        {
            return await RunAsync(parsed, stop.Token);
        }
        finally
        {
            Console.CancelKeyPress -= Stop; // a key pressed at the very end finds nothing to stop
        }
    }

    /// <summary>A word that is no verb is the whole mistake: that a verb is missing then goes without saying.</summary>
    private static IEnumerable<string> Clearest(ParseResult parsed)
    {
        var unknown = parsed.Errors.Where(error => parsed.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal))).ToList();
        return (unknown.Count > 0 ? unknown : parsed.Errors).Select(error => error.Message);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancel);
        }
        catch (BadUsageException bad)
        {
            return await SayAsync(BadUsage, [bad.Message]);
        }
        catch (CannotGoOnException failed)
        {
            return await SayAsync(Failure, [failed.Message]);
        }
        catch (SqliteException failed)
        {
            return await SayAsync(Failure, [Mistakes.InDatabase(failed)]);
        }
        catch (CommandsRefusedException refused)
        {
            return await SayAsync(Failure, [$"Discord does not take the commands: {refused.Message}"]);
        }
        catch (Exception wrong) when (Mistakes.InSettings(wrong) is { } lines)
        {
            return await SayAsync(BadUsage, lines);
        }
        catch (Exception taken) when (Mistakes.InAddress(taken) is { } line)
        {
            return await SayAsync(Failure, [line]);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static async Task<int> SayAsync(int code, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync(line);
        }

        return code;
    }

    private static bool IsSetting(string argument) => argument.StartsWith("--", StringComparison.Ordinal) && argument.Split('=')[0].Contains(':', StringComparison.Ordinal);

    private static RootCommand Describe(string[] settings)
    {
        var root = new RootCommand("Weekly AI recaps on Discord. Settings may follow the verb as --Section:Key=value.");
        var verbs = typeof(IVerb).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVerb)));
        foreach (var verb in verbs.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            root.Subcommands.Add(((IVerb)Activator.CreateInstance(verb)!).Describe(settings)); // a verb has a constructor without parameters
        }

        return root;
    }
}

/// <summary>The person asked for something that cannot be meant; the message says what to do. Ends with exit code 2.</summary>
internal sealed class BadUsageException(string message) : Exception(message);

/// <summary>Something outside stands in the way; the message says what to do. Ends with exit code 1.</summary>
internal sealed class CannotGoOnException(string message) : Exception(message);

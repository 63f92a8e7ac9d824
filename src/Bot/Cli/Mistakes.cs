using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Cli;

/// <summary>What an operator can mend, said in one line: settings that cannot be read, a database that cannot be used, an address that is taken.</summary>
internal static partial class Mistakes
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NoDatabase = 26;

    /// <summary>A check, the settings binder or the reader of a settings file gave up; null for any other fault.</summary>
    public static IReadOnlyList<string>? InSettings(Exception fault) => fault switch
    {
        OptionsValidationException bad => [.. bad.Failures],
        AggregateException several when several.InnerExceptions.All(one => one is OptionsValidationException) =>
            [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)],
        InvalidOperationException when Unbindable().Match(fault.Message) is { Success: true } found =>
            [$"{found.Groups["key"].Value} is '{found.Groups["value"].Value}': give {Wanted(found.Groups["type"].Value)}."],
        InvalidDataException when fault.InnerException is FormatException broken && File().Match(fault.Message) is { Success: true } file =>
            [$"{file.Groups["file"].Value} is not sound JSON: {(broken.InnerException ?? broken).Message}"],
        _ => null,
    };

    /// <summary>https://sqlite.org/rescode.html</summary>
    public static string InDatabase(SqliteException fault) => fault.SqliteErrorCode switch
    {
        Busy or Locked => "The database is locked by another program; stop that one or wait until it is done, and try again.",
        ReadOnly => $"The database can only be read; give this user the right to write the file and its folder. {Elsewhere}",
        Corrupt or NoDatabase => $"The database is damaged or its file is no database; put back a copy that export wrote. {Elsewhere}",
        Full => $"There is no room left for the database; free some on its disk. {Elsewhere}",
        CannotOpen => $"The database cannot be opened; its folder must be there and be writable. {Elsewhere}",
        _ => $"The database cannot be used ({fault.Message}).",
    };

    /// <summary>The bot's own address cannot be listened at; null for any other fault.</summary>
    public static string? InAddress(Exception fault) => fault switch
    {
        IOException { InnerException: AddressInUseException } => $"Bot:HttpUrl: {fault.Message.TrimEnd('.')}; stop what listens there, or choose another port.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "Bot:HttpUrl: this user may not listen at that port; choose one above 1023.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "Bot:HttpUrl: this machine has no such address; http://0.0.0.0:8080 listens at all it has.",
        _ => null,
    };

    private static string Elsewhere => "Another file: --ConnectionStrings:Bot=\"Data Source=/path/bot.db\"";

    private static string Wanted(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" or "System.Int64" => "a whole number, not too large",
        "System.Double" => "a number",
        "System.Uri" => "an address with its scheme",
        _ => "what the README says of it",
    };

    [GeneratedRegex("^Failed to convert configuration value(?: '(?<value>.*)')? at '(?<key>.*)' to type '(?<type>.*)'", RegexOptions.Singleline)]
    private static partial Regex Unbindable();

    [GeneratedRegex("from file '(?<file>.*)'")]
    private static partial Regex File();
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>
/// Tells Discord which commands there are, only when they changed: each start that registers anyway costs of the 200 a day.
/// https://discord.com/developers/docs/interactions/application-commands#registering-a-command
/// </summary>
public sealed partial class CommandRegistration(DiscordRest rest)
{
    /// <param name="lastHash">What the last <see cref="Registered"/> gave, or null.</param>
    /// <param name="guildId">Null for all servers and people.</param>
    /// <exception cref="CommandDefinitionException">A command breaks a limit; nothing was sent.</exception>
    public async Task<RegistrationOutcome> RegisterAsync(
        IReadOnlyCollection<CommandDefinition> commands, string applicationId, string? guildId, string? lastHash, CancellationToken cancel)
    {
        var built = commands.Select(command => command.Build()).OrderBy(command => command.Type).ThenBy(command => command.Name, StringComparer.Ordinal).ToList();
        if (CommandLimits.CheckSet(built) is { Count: > 0 } broken)
            throw new CommandDefinitionException(broken);
        var hash = Hash(applicationId, guildId, built);
        if (hash == lastHash)
            return new Unchanged(hash);
        return await rest.PutCommandsAsync(applicationId, guildId, built, cancel) switch
        {
            Got<IReadOnlyList<ApplicationCommand>>(var registered) => new Registered(hash, registered),
            var failed => new NotRegistered(Named(failed.Problem, built)),
        };
    }

    /// <summary>Discord names a bad command by its place in the list ("; 3.options.0.name: …"); a person wants its name.</summary>
    private static string Named(string problem, List<ApplicationCommand> commands) => Place().Replace(problem, match =>
        int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var index && index < commands.Count ? $"; /{commands[index].Name}: " : match.Value);

    [GeneratedRegex(@"; (\d{1,3})\.", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    private static string Hash(string applicationId, string? guildId, IReadOnlyList<ApplicationCommand> commands)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{applicationId}/{guildId}\n"));
        hash.AppendData(Json.Write(commands));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

/// <summary>What came of a registration: <see cref="Unchanged"/>, <see cref="Registered"/> or <see cref="NotRegistered"/>.</summary>
public abstract record RegistrationOutcome
{
    private protected RegistrationOutcome()
    {
    }
}

/// <summary>Discord has them already; nothing was sent.</summary>
public sealed record Unchanged(string Hash) : RegistrationOutcome;

/// <summary>Discord has them now.</summary>
/// <param name="Hash">To be kept and given to the next registration.</param>
/// <param name="Commands">With the ids that a mention <c>&lt;/name:id&gt;</c> needs.</param>
public sealed record Registered(string Hash, IReadOnlyList<ApplicationCommand> Commands) : RegistrationOutcome;

/// <summary>Discord would not take them; the line names the command at fault where Discord named it.</summary>
public sealed record NotRegistered(string Why) : RegistrationOutcome;

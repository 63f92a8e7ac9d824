using Bot.Commands.FreeText;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace Bot;

/// <summary>
/// Looks at the sections that settings files and the command line hold, for slips of the pen that a binder passes over.
/// The environment is left out: it belongs to every program.
/// </summary>
internal static class WrittenSettings
{
    private static readonly string[] s_ours = ["Analysis", "Bot", "ConnectionStrings", "Database", "Delivery", "Digests", "Discord", "News"];

    private static readonly string[] s_dotnets = ["AllowedHosts", "HostOptions", "Kestrel", "Logging", "Urls"];

    /// <summary>A line for each section that nothing reads.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration settings) =>
    [
        .. Providers(settings).SelectMany(provider => provider.GetChildKeys([], null)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(section => !section.StartsWith('$') && !s_ours.Concat(s_dotnets).Contains(section, StringComparer.OrdinalIgnoreCase))
            .Select(section => $"Nothing reads the settings section '{section}'" + (Near(section) is { } near ? $"; did you mean {near}?" : $"; the bot's are {string.Join(", ", s_ours)}.")),
    ];

    /// <summary>A line for each section that was given one value instead of keys.</summary>
    public static IEnumerable<string> Misshapen(IConfiguration settings) =>
        from section in s_ours
        let value = Providers(settings).Select(provider => provider.TryGet(section, out var given) ? given : null).LastOrDefault(given => given is { Length: > 0 })
        where value is not null
        select section == "Digests"
            ? $"Digests is '{value}': it is a list; give Digests:0:Channel, Digests:0:Day and so on."
            : $"{section} is '{value}': it is a section; give its keys, as {section}:Key=value.";

    private static string? Near(string section) =>
        Nearest.Of(section.ToLowerInvariant(), s_ours.Select(ours => ours.ToLowerInvariant())) is { } near ? s_ours.First(ours => ours.Equals(near, StringComparison.OrdinalIgnoreCase)) : null;

    private static IEnumerable<IConfigurationProvider> Providers(IConfiguration settings) =>
        settings is IConfigurationRoot root ? root.Providers.Where(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider) : [];
}

using System.Globalization;

namespace Bot.Commands;

/// <summary>
/// What a component's id says: a verb and what it is about. Ids carry all they need, so that a button of last year's message still
/// answers after any number of restarts.
/// </summary>
internal sealed record Press(string Verb, IReadOnlyList<string> Parts)
{
    private const char Between = ':';

    /// <summary>Discord takes 1–100 characters.</summary>
    public const int Longest = 100;

    public static string Id(string verb, params ReadOnlySpan<string> parts)
    {
        var id = string.Join(Between, (ReadOnlySpan<string?>)[verb, .. parts]);
        return id.Length <= Longest ? id : throw new ArgumentException($"The component id {id} is longer than {Longest} characters.", nameof(parts));
    }

    public static string Id(string verb, long about) => Id(verb, about.ToString(CultureInfo.InvariantCulture));

    public static Press Read(string customId)
    {
        var parts = customId.Split(Between);
        return new Press(parts[0], parts[1..]);
    }

    /// <summary>A part by its place from 0; empty where there is none.</summary>
    public string this[int part] => part < Parts.Count ? Parts[part] : "";

    /// <summary>A part as a number; -1, which no row has, where it is none.</summary>
    public long Number(int part) => long.TryParse(this[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

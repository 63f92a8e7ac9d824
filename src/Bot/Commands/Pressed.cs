using System.Globalization;
using Bot.Delivery;

namespace Bot.Commands;

/// <summary>
/// What a component's id says. Those of cards and editions are a <see cref="Press"/>, whose name is their verb; those of a command's own
/// panels are a verb and what it is about. Both carry all they need, so that a button of last year's message still answers.
/// </summary>
internal sealed record Pressed(string Verb, IReadOnlyList<string> Parts, Press? Press)
{
    private const char Between = ':';

    /// <summary>The id of a component of a command's own panel.</summary>
    public static string Id(string verb, params ReadOnlySpan<string> parts)
    {
        var id = string.Join(Between, (ReadOnlySpan<string?>)[verb, .. parts]);
        return id.Length <= CustomId.Longest ? id : throw new ArgumentException($"The component id {id} is longer than {CustomId.Longest} characters.", nameof(parts));
    }

    public static string Id(string verb, long about) => Id(verb, about.ToString(CultureInfo.InvariantCulture));

    /// <param name="customId">Whatever Discord says was pressed.</param>
    /// <param name="values">What was chosen, of a menu.</param>
    public static Pressed Read(string customId, IReadOnlyList<string> values)
    {
        if (CustomId.Parse(customId, values) is { } press)
        {
            return new Pressed(press.GetType().Name, [], press);
        }

        var parts = customId.Split(Between);
        return new Pressed(parts[0], parts[1..], null);
    }

    /// <summary>A part by its place from 0; empty where there is none.</summary>
    public string this[int part] => part < Parts.Count ? Parts[part] : "";

    /// <summary>All from a part on, as it was written: a name may hold the sign that stands between parts.</summary>
    public string From(int part) => string.Join(Between, Parts.Skip(part));

    /// <summary>A part as a number; -1, which no row has, where it is none.</summary>
    public long Number(int part) => long.TryParse(this[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

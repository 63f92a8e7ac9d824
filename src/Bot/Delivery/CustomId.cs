using System.Globalization;

namespace Bot.Delivery;

/// <summary>
/// What our buttons and menus carry: all that is needed to answer them, so that they outlive every restart.
/// The form is <c>1:KIND:NUMBER…</c>, where 1 is the version of the scheme, with <c>~MARK</c> on the first button of a posting.
/// </summary>
internal static class CustomId
{
    /// <summary>Discord's limit, in characters.</summary>
    public const int Longest = 100;

    private const string Version = "1";
    private const char MarkSign = '~';

    /// <summary>The id of a button that asks for <paramref name="press"/>.</summary>
    public static string Of(Press press) => press switch
    {
        Press.OpenEvent(var id) => Write("e", id),
        Press.ShowPart(var id, var part) => Write("p", id, (long)part),
        Press.AddToList(var id) => Write("a", id),
        Press.MarkAction(var id, var done) => Write("m", id, (long)done),
        Press.AllActions(var id) => Write("l", id),
        Press.GetByDm(var id) => Write("d", id),
        Press.HideSomething(var id) => Write("h", id),
        Press.HideEvent(var id) => Write("x", id),
        Press.Follow(var id) => Write("f", id),
        Press.Vote(var id, var value) => Write("v", id, value),
        Press.Report(var id, var analysis) => Write("r", id, analysis),
        Press.ChangeTime => Write("t"),
        Press.StopDms => Write("q"),
        Press.CheckAgain(var id) => Write("c", id),
        Press.DropFromDraft(var slot, var id) => Write("dd", slot, id),
        Press.TakeIntoDraft(var slot, var id) => Write("dt", slot, id),
        Press.ApproveDraft(var slot) => Write("da", slot),
        Press.NoteOnDraft(var slot) => Write("dn", slot),
        _ => throw new ArgumentOutOfRangeException(nameof(press), press, "A press without an id."),
    };

    /// <summary>The id of a menu whose every choice is the id of a press; <paramref name="what"/> tells it from other menus of the message.</summary>
    public static string Menu(string what) => $"{Version}:menu:{what}";

    /// <summary>What was asked for; null where the id is none of ours or of a scheme that this program does not know.</summary>
    /// <param name="values">What was chosen, of a menu.</param>
    public static Press? Parse(string customId, IReadOnlyList<string> values)
    {
        var parts = Bare(customId).Split(':');
        if (parts is [Version, "menu", ..])
        {
            return values is [var chosen] && !chosen.Contains(":menu:", StringComparison.Ordinal) ? Parse(chosen, []) : null;
        }

        return parts is [Version, var kind, ..] ? Read(kind, [.. parts.Skip(2).Select(Number)]) : null;
    }

    /// <summary>The id with a posting's mark, by which the posting is found again in its channel.</summary>
    public static string Marked(string customId, string mark) => Bare(customId) + MarkSign + mark;

    /// <summary>The mark on an id, or null.</summary>
    public static string? MarkOf(string? customId) => customId?.IndexOf(MarkSign) is { } at and >= 0 ? customId[(at + 1)..] : null;

    private static string Bare(string customId) => customId.IndexOf(MarkSign) is var at and >= 0 ? customId[..at] : customId;

    private static Press? Read(string kind, long?[] numbers) => (kind, numbers) switch
    {
        ("e", [{ } id]) => new Press.OpenEvent(id),
        ("p", [{ } id, { } part]) when Enum.IsDefined((CardPart)part) => new Press.ShowPart(id, (CardPart)part),
        ("a", [{ } id]) => new Press.AddToList(id),
        ("m", [{ } id, { } done]) when Enum.IsDefined((ActionDone)done) => new Press.MarkAction(id, (ActionDone)done),
        ("l", [{ } id]) => new Press.AllActions(id),
        ("d", [{ } id]) => new Press.GetByDm(id),
        ("h", [{ } id]) => new Press.HideSomething(id),
        ("x", [{ } id]) => new Press.HideEvent(id),
        ("f", [{ } id]) => new Press.Follow(id),
        ("v", [{ } id, 1 or -1]) => new Press.Vote(id, (int)numbers[1]!.Value), // matched just before
        ("r", [{ } id, { } analysis]) => new Press.Report(id, analysis),
        ("t", []) => new Press.ChangeTime(),
        ("q", []) => new Press.StopDms(),
        ("c", [{ } id]) => new Press.CheckAgain(id),
        ("dd", [{ } slot, { } id]) => new Press.DropFromDraft(slot, id),
        ("dt", [{ } slot, { } id]) => new Press.TakeIntoDraft(slot, id),
        ("da", [{ } slot]) => new Press.ApproveDraft(slot),
        ("dn", [{ } slot]) => new Press.NoteOnDraft(slot),
        _ => null,
    };

    private static string Write(string kind, params ReadOnlySpan<long> numbers)
    {
        var id = $"{Version}:{kind}";
        foreach (var number in numbers)
        {
            id += string.Create(CultureInfo.InvariantCulture, $":{number}");
        }

        return id;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Runtime.CompilerServices;

namespace Bot.Tests.Commands;

/// <summary>
/// Holds a text that others rely on to the file that was looked at and approved. Where they differ the new text is written beside it
/// as <c>.received</c>: look at it, and rename it if it is right.
/// </summary>
internal static class ApprovedFile
{
    public static void Holds(string name, string text, [CallerFilePath] string caller = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name);
        var known = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (known != text)
        {
            File.WriteAllText(approved + ".received", text);
        }

        Assert.True(known == text, $"{name} differs from what was approved: compare {approved} with the .received file beside it.");
    }
}

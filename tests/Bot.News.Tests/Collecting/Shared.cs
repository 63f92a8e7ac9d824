using System.Runtime.CompilerServices;

namespace Bot.News.Tests.Collecting;

/// <summary>The real material that lies beside the repository on some machines; a test that needs it is skipped elsewhere.</summary>
internal static class Shared
{
    public static string Folder(string path)
    {
        var root = Environment.GetEnvironmentVariable("SHARED") ?? Path.GetFullPath(Path.Combine(Here(), "../../../../shared"));
        var full = Path.Combine(root, path);
        Assert.SkipUnless(Path.Exists(full), $"{full} is not there");
        return full;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!; // a source file lies in a folder
}

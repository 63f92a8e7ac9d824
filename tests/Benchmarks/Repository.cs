namespace Benchmarks;

/// <summary>Files of the repository that this tool was built in.</summary>
internal static class Repository
{
    /// <summary>Null where the tool lies elsewhere.</summary>
    public static string? Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Bot.sln")))
                return System.IO.Path.Combine(folder.FullName, relative);
        }

        return null;
    }
}

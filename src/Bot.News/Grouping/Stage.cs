namespace Bot.News.Grouping;

/// <summary>How far a release has come, by its headline: a preview that is later out is news again.</summary>
internal enum Stage { Unsaid, Announced, Out }

/// <summary>Reads the stage off a headline.</summary>
internal static class Stages
{
    private static readonly string[] Coming = ["preview", "to launch", "will launch", "will release", "to release", "plans", "delay", "teases", "upcoming", "coming", "soon", "beta", "waitlist", "预览", "预告"];
    private static readonly string[] There = ["releases", "released", "now available", "generally available", "is out", "are out", "rolls out", "launches", "open-sources", "open sources", "正式", "上线", "开源"];

    public static Stage Of(string title)
    {
        if (Array.Exists(Coming, word => title.Contains(word, StringComparison.OrdinalIgnoreCase))) return Stage.Announced;
        return Array.Exists(There, word => title.Contains(word, StringComparison.OrdinalIgnoreCase)) ? Stage.Out : Stage.Unsaid;
    }
}

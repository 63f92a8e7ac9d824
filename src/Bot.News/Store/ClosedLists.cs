namespace Bot.News.Store;

/// <summary>"Who should care": a closed list.</summary>
public static class Audiences
{
    public static IReadOnlyList<string> All { get; } = ["builders", "researchers", "security", "product", "leaders", "policy"];
}

/// <summary>What an event is about: a closed list.</summary>
public static class Topics
{
    public static IReadOnlyList<string> All { get; } =
        ["models", "agents", "tools", "chips", "cloud", "research", "safety", "policy", "business", "open source", "robotics", "media"];
}

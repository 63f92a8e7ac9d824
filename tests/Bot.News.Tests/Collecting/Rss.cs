using System.Globalization;
using System.Net;

namespace Bot.News.Tests.Collecting;

/// <summary>Writes small RSS feeds.</summary>
internal static class Rss
{
    public static string Feed(params string[] items) =>
        $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Sample Wire</title><link>https://wire.example/</link>{string.Concat(items)}</channel></rss>";

    public static string Item(string title, string link, DateTimeOffset? published = null, string? guid = null, string text = "A short teaser.") =>
        $"<item><title>{WebUtility.HtmlEncode(title)}</title><link>{link}</link>"
        + (guid is null ? "" : $"<guid isPermaLink=\"false\">{guid}</guid>")
        + (published is { } at ? $"<pubDate>{at.ToString("r", CultureInfo.InvariantCulture)}</pubDate>" : "")
        + $"<description>{WebUtility.HtmlEncode(text)}</description></item>";
}

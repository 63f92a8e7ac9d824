using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Bot.Simulator.Newsstands;

/// <summary>Serves a newsstand over HTTP: the list as OPML, the files with validators, and articles by their real addresses.</summary>
internal static class NewsstandRoutes
{
    public static void MapNewsstand(this IEndpointRouteBuilder app, Newsstand? newsstand, TimeProvider clock)
    {
        app.MapGet("/newsstand", (HttpRequest request) => Results.Text(Opml(newsstand, Root(request)), "text/x-opml; charset=utf-8"));
        app.MapGet("/newsstand/fetch", (HttpRequest request, string? url) =>
            FileBehind(newsstand, url, Root(request)) is { } file ? AnswerAsync(request, newsstand!, file, clock) : Task.FromResult(Results.NotFound()));
        app.MapGet("/newsstand/{**file}", (HttpRequest request, string file) =>
            newsstand is null ? Task.FromResult(Results.NotFound()) : AnswerAsync(request, newsstand, file, clock));
    }

    private static string Root(HttpRequest request) => $"http://{request.Host}/newsstand";

    private static string? FileBehind(Newsstand? newsstand, string? url, string root)
    {
        if (newsstand is null || url is null)
            return null;
        if (newsstand.FileOfPage(url) is { } page)
            return page;
        return url.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(url[(root.Length + 1)..].Split('?', '#')[0]) : null;
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, Newsstand newsstand, string file, TimeProvider clock)
    {
        if (newsstand.Serve(file, clock.GetUtcNow()) is not { } served)
            return Results.NotFound();
        if (newsstand.MannerOf(file) is { } manner && await Manners.AnswerAsync(request.HttpContext, manner, file, served.Bytes))
            return Results.Empty;
        // Whole seconds: HTTP dates have no more, and a client sends back what it was given.
        var modified = DateTimeOffset.FromUnixTimeSeconds(served.LastModified.ToUnixTimeSeconds());
        return Results.Bytes(served.Bytes, served.ContentType, lastModified: modified, entityTag: new EntityTagHeaderValue(served.ETag));
    }

    private static string Opml(Newsstand? newsstand, string root)
    {
        var outlines = (newsstand?.Sources ?? []).Select(s => new XElement(
            "outline", new XAttribute("type", "rss"), new XAttribute("text", s.Name), new XAttribute("title", s.Name),
            new XAttribute("xmlUrl", AddressOf(s, root)), new XAttribute("publisher", s.Publisher), new XAttribute("kind", s.Kind)));
        var document = new XDocument(new XElement(
            "opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", "Newsstand")), new XElement("body", outlines)));
        return new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>").Append(document).ToString();
    }

    private static string AddressOf(NewsstandSource source, string root) =>
        $"{root}/{string.Join('/', source.File.Split('/').Select(Uri.EscapeDataString))}";
}

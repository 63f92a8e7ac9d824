using System.Security.Cryptography;

namespace Bot.Simulator.Newsstands;

/// <summary>A file of the newsstand as it is served at an instant.</summary>
internal sealed record Served(byte[] Bytes, string ContentType, DateTimeOffset LastModified)
{
    /// <summary>A strong validator: the same bytes have the same tag.</summary>
    public string ETag { get; } = '"' + Convert.ToHexStringLower(SHA256.HashData(Bytes)[..12]) + '"';

    public static string TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "text/html; charset=utf-8",
        ".json" => "application/json",
        ".xml" or ".rss" or ".atom" or ".rdf" => "application/xml",
        ".txt" or ".md" => "text/plain; charset=utf-8",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    };
}

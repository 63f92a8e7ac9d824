using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Chat;

/// <summary>The page's style sheet and script, carried in the assembly so that every host serves them alike.</summary>
internal static class ChatAsset
{
    private static readonly Dictionary<string, (byte[] Content, string Type, string Mark)> Files = new()
    {
        ["chat.css"] = Load("chat.css", "text/css; charset=utf-8"),
        ["chat.js"] = Load("chat.js", "text/javascript; charset=utf-8"),
        ["icon.svg"] = Load("icon.svg", "image/svg+xml"),
    };

    public static IResult Find(string file) => Files.TryGetValue(file, out var found)
        ? Results.Bytes(found.Content, found.Type, entityTag: new($"\"{found.Mark}\""))
        : Results.NotFound();

    /// <summary>The address of a file, which changes with its content so that no browser keeps an old one.</summary>
    public static string Address(string file) => $"/_chat/{file}?v={Files[file].Mark}";

    private static (byte[] Content, string Type, string Mark) Load(string file, string type)
    {
        using var stream = typeof(ChatAsset).Assembly.GetManifestResourceStream($"Chat.{file}")
            ?? throw new InvalidOperationException($"The assembly lacks the resource Chat.{file}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return (content, type, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}

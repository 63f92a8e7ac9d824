using System.Text;
using Bot.Discord;
using Bot.Discord.Wire;

namespace Bot.Commands.Managing;

/// <summary>Reads a small text file that somebody attached to a command, from Discord's own hosts alone.</summary>
internal sealed class AttachedFile(DiscordOptions options) : IDisposable
{
    /// <summary>Bytes: some thousand feeds.</summary>
    private const int Most = 512 * 1024;

    private static readonly string[] s_hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(8), MaxResponseContentBufferSize = Most };

    /// <summary>The text, or null where the file is too large, lies elsewhere or cannot be read.</summary>
    public async Task<string?> ReadAsync(Attachment file, CancellationToken cancel)
    {
        if (file.Size > Most || !Uri.TryCreate(file.Url, UriKind.Absolute, out var url) || !IsDiscords(url))
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(await _http.GetByteArrayAsync(url, cancel));
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private bool IsDiscords(Uri url) => (url.Scheme == "https" && s_hosts.Contains(url.Host)) || (options.ApiBaseUrl.IsLoopback && url.IsLoopback && url.Port == options.ApiBaseUrl.Port);
}

using System.Buffers;
using System.IO.Compression;
using ZstdSharp;

namespace Bot.News.Collecting.Web;

/// <summary>Takes bodies in, their encodings undone, and keeps to a limit of memory however many answer without end.</summary>
internal sealed class BodyReader : IDisposable
{
    /// <summary>The encodings we ask for. https://www.iana.org/assignments/http-parameters</summary>
    public const string Encodings = "gzip, deflate, br, zstd";

    /// <summary>A body beyond this needs one of few places, so that a hundred endless ones cannot fill the memory.</summary>
    private const int Large = 1024 * 1024;
    private const int MostLarge = 4;

    /// <summary>Codings stacked on one body; more than this is an attack.</summary>
    private const int MostCodings = 3;

    /// <summary>The window that a decoder of the web must have, 8 MB. https://www.rfc-editor.org/rfc/rfc9659</summary>
    private const int WindowLog = 23;

    private readonly SemaphoreSlim _large = new(MostLarge);

    /// <summary>The whole body; null where it is larger than <paramref name="most"/> bytes.</summary>
    /// <exception cref="InvalidDataException">The encoding is broken or unknown.</exception>
    public async Task<byte[]?> ReadAsync(HttpContent content, long most, CancellationToken cancel)
    {
        await using var stream = Decoded(await content.ReadAsStreamAsync(cancel), [.. content.Headers.ContentEncoding]);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var kept = new ArrayBufferWriter<byte>(64 * 1024);
        var large = false;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
            {
                if (kept.WrittenCount + read > most)
                    return null;

                if (!large && kept.WrittenCount + read > Large)
                {
                    await _large.WaitAsync(cancel);
                    large = true;
                }

                kept.Write(buffer.AsSpan(0, read));
            }

            return kept.WrittenSpan.ToArray();
        }
        catch (ZstdException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (large)
                _large.Release();
        }
    }

    public void Dispose() => _large.Dispose();

    /// <summary>Undoes the codings in reverse of the order in which they were applied.</summary>
    private static Stream Decoded(Stream raw, List<string> codings)
    {
        if (codings.Count > MostCodings)
            throw new InvalidDataException("too many encodings");

        codings.Reverse();
        return codings.Aggregate(raw, (stream, coding) => coding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
            "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "zstd" => Zstd(stream),
            "identity" or "" => stream,
            _ => throw new InvalidDataException($"unknown encoding {coding}"),
        });
    }

    private static DecompressionStream Zstd(Stream raw)
    {
        var stream = new DecompressionStream(raw, checkEndOfStream: false, leaveOpen: false);
        stream.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, WindowLog);
        return stream;
    }
}

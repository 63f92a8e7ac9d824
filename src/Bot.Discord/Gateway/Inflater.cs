using System.IO.Compression;

namespace Bot.Discord.Gateway;

/// <summary>
/// Unpacks zlib-stream: one compressed stream for the whole connection, flushed after each message.
/// https://discord.com/developers/docs/events/gateway#zlib-stream
/// </summary>
internal sealed class Inflater : IDisposable
{
    /// <summary>Far beyond the largest server; a stream that unpacks to more is an attack or a fault.</summary>
    private const int LargestMessage = 64 * 1024 * 1024;

    private readonly Feed feed = new();
    private readonly ZLibStream zlib;
    private readonly byte[] chunk = new byte[16 * 1024];

    public Inflater() => zlib = new ZLibStream(feed, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Whether a message ends here: 00 00 FF FF, the mark of a flush.</summary>
    public static bool Complete(ReadOnlySpan<byte> packed) => packed.EndsWith<byte>([0x00, 0x00, 0xFF, 0xFF]);

    /// <exception cref="InvalidDataException">The bytes are no such stream, or unpack to more than any message has.</exception>
    public ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed)
    {
        feed.Append(packed);
        var message = new MemoryStream(packed.Length * 4);
        int read;
        while ((read = zlib.Read(chunk)) > 0)
        {
            if (message.Length + read > LargestMessage)
                throw new InvalidDataException("A gateway message of more than 64 MiB.");
            message.Write(chunk, 0, read);
        }

        return message.GetBuffer().AsMemory(0, (int)message.Length);
    }

    public void Dispose() => zlib.Dispose();

    /// <summary>A stream that is empty for now, until it is fed again.</summary>
    private sealed class Feed : Stream
    {
        private ReadOnlyMemory<byte> rest;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Append(ReadOnlyMemory<byte> bytes) => rest = rest.IsEmpty ? bytes : (byte[])[.. rest.Span, .. bytes.Span];

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, rest.Length);
            rest.Span[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

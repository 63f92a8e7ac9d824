using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace Bot.News.Collecting.Feeds;

/// <summary>Finds out in which encoding bytes were written: byte order mark, HTTP charset, declaration in the text, then the bytes themselves.</summary>
internal static partial class FeedEncoding
{
    static FeedEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text; bytes that their encoding does not know become U+FFFD.</summary>
    /// <param name="contentType">The answer's Content-Type with its charset; null where there is none.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByteOrder(bytes) is var (marked, length) && marked is not null)
            return marked.GetString(bytes[length..]);

        if (IsUtf8(bytes))
            return DecodeAs(Declared(bytes) is { } other && IsShift(other) ? other : Encoding.UTF8, bytes);

        var said = Named(Charset().Match(contentType ?? "").Groups["name"].Value);
        var declared = Declared(bytes);
        foreach (var encoding in (Encoding?[])[said, declared])
        {
            if (encoding is not null && encoding.CodePage != Encoding.UTF8.CodePage && encoding.CodePage != Encoding.ASCII.CodePage)
                return DecodeAs(encoding, bytes);
        }

        return DecodeAs(Guess(bytes), bytes);
    }

    private static (Encoding? Encoding, int Length) ByteOrder(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xef, 0xbb, 0xbf, ..] => (Encoding.UTF8, 3),
        [0xff, 0xfe, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xfe, 0xff, ..] => (new UTF32Encoding(true, false), 4),
        [0xfe, 0xff, ..] => (Encoding.BigEndianUnicode, 2),
        [0xff, 0xfe, ..] => (Encoding.Unicode, 2),
        [0, 0, 0, (byte)'<', ..] => (new UTF32Encoding(true, false), 0),
        [(byte)'<', 0, 0, 0, ..] => (Encoding.UTF32, 0),
        [0, (byte)'<', 0, ..] => (Encoding.BigEndianUnicode, 0),
        [(byte)'<', 0, _, 0, ..] => (Encoding.Unicode, 0),
        [0x4c, 0x6f, 0xa7, 0x94, ..] => (Named("ibm037"), 0), // "<?xm" in EBCDIC
        _ => (null, 0),
    };

    /// <summary>Bytes that are valid UTF-8 and not plain ASCII are UTF-8, whatever they claim to be.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>Encodings that write other letters with ASCII bytes and so pass for UTF-8.</summary>
    private static bool IsShift(Encoding encoding) => encoding.WebName is "iso-2022-jp" or "csISO2022JP" or "hz-gb-2312" or "utf-7" || encoding.WebName.StartsWith("iso-2022", StringComparison.Ordinal);

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 400)]);
        var declared = Declaration().Match(head);
        return declared.Success ? Named(declared.Groups["name"].Value) : null;
    }

    private static Encoding? Named(string name)
    {
        name = name.Trim().Trim('"', '\'');
        if (name.Length == 0)
            return null;

        // what claims to be Latin 1 is Windows-1252 on the web: https://encoding.spec.whatwg.org/#names-and-labels
        var lower = name.ToLowerInvariant();
        if (lower is "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso_8859-1")
            return Encoding.GetEncoding(1252);

        var known = lower switch { "x-sjis" => "shift_jis", "gb2312" or "gbk" => "gb18030", "macintosh" or "x-mac-roman" => "macintosh", "utf8" => "utf-8", "utf-7" => "", _ => lower };
        return Encodings.Value.TryGetValue(known, out var number) ? Encoding.GetEncoding(number) : ByName(known);
    }

    private static Encoding? ByName(string name)
    {
        try
        {
            return name.Length == 0 ? null : Encoding.GetEncoding(name);
        }
        catch (ArgumentException unknown) when (unknown is not ArgumentNullException)
        {
            return null;
        }
    }

    private static readonly Lazy<Dictionary<string, int>> Encodings = new(() =>
        Encoding.GetEncodings().DistinctBy(e => e.Name).ToDictionary(e => e.Name, e => e.CodePage, StringComparer.OrdinalIgnoreCase));

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 64 * 1024)].ToArray();
        var found = CharsetDetector.DetectFromBytes(sample).Detected;
        return found is { Confidence: > 0.5f, Encoding: { } encoding } && encoding.CodePage != Encoding.ASCII.CodePage ? encoding : Encoding.GetEncoding(1252);
    }

    private static string DecodeAs(Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetString(bytes);

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[^\s"';]+)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Charset();

    [GeneratedRegex("""(?:encoding|charset)\s*=\s*["']?\s*(?<name>[\w.:-]+)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Declaration();
}

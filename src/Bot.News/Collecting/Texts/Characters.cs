using System.Buffers;
using System.Text;

namespace Bot.News.Collecting.Texts;

/// <summary>Drops from text what is no character: halves of pairs that stand alone, and the code points that Unicode keeps out of text.</summary>
internal static class Characters
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        .. Enumerable.Range(0xd800, 0x800).Select(code => (char)code), .. Enumerable.Range(0xfdd0, 0x20).Select(code => (char)code), '\ufffe', '\uffff',
    ]);

    public static string Only(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
            return text;

        var kept = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (whole && !IsNone(rune.Value))
                kept.Append(rest[..length]);
            rest = rest[length..];
        }

        return kept.ToString();
    }

    /// <summary>https://www.unicode.org/faq/private_use.html#noncharacters</summary>
    private static bool IsNone(int code) => code is >= 0xfdd0 and <= 0xfdef || (code & 0xfffe) == 0xfffe;
}

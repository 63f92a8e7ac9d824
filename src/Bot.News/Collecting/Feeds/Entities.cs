using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Bot.News.Collecting.Feeds;

/// <summary>Decodes character references as browsers do: every HTML name, numbers, and the Windows-1252 numbers that stand for quotes and dashes.</summary>
internal static class Entities
{
    // https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    public static string Decode(ReadOnlySpan<char> text, IReadOnlyDictionary<string, string>? declared = null)
    {
        var amp = text.IndexOf('&');
        if (amp < 0)
            return text.ToString();

        var decoded = new StringBuilder(text.Length);
        while (amp >= 0)
        {
            decoded.Append(text[..amp]);
            text = text[amp..];
            var length = Reference(text, declared, decoded);
            text = text[length..];
            amp = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    /// <summary>Appends what the reference at the start of <paramref name="text"/> stands for and returns its length.</summary>
    private static int Reference(ReadOnlySpan<char> text, IReadOnlyDictionary<string, string>? declared, StringBuilder to)
    {
        var end = 1;
        while (end < text.Length && end < 34 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#'))
            end++;

        var closed = end < text.Length && text[end] == ';';
        var name = text[1..end];
        if (name.Length > 1 && name[0] == '#' && Number(name[1..]) is { } number)
        {
            to.Append(number);
            return closed ? end + 1 : end;
        }

        if (closed && name.Length > 0)
        {
            var word = name.ToString();
            var symbol = declared is not null && declared.TryGetValue(word, out var own) ? own : HtmlEntityProvider.Resolver.GetSymbol(word + ";");
            if (symbol is not null)
            {
                to.Append(symbol);
                return end + 1;
            }
        }

        to.Append('&');
        return 1;
    }

    private static string? Number(ReadOnlySpan<char> digits)
    {
        var hex = digits[0] is 'x' or 'X';
        if (!int.TryParse(hex ? digits[1..] : digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return null;

        if (code is >= 0x80 and <= 0x9f)
            return Windows1252[code - 0x80].ToString();

        return code is <= 0 or > 0x10ffff or (>= 0xd800 and <= 0xdfff) ? "\ufffd" : char.ConvertFromUtf32(code);
    }
}

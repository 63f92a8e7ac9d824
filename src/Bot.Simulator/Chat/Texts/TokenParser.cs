using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Bot.Simulator.Chat.Texts;

/// <summary>Finds mentions, timestamps, custom and drawn emoji, commands and bare addresses.</summary>
internal sealed partial class TokenParser : InlineParser
{
    public TokenParser() => OpeningCharacters = ['<', 'h', '@', '\uD83D'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var match = Token().Match(slice.Text, slice.Start, slice.Length);
        if (!match.Success || (slice.CurrentChar == 'h' && (IsInWord(slice) || IsInLink(processor))))
            return false;
        var found = Read(match);
        processor.Inline = found;
        slice.Start += found is { Kind: TokenKind.Address } && slice.CurrentChar == 'h' ? found.Value.Length : match.Length;
        return true;
    }

    private static bool IsInWord(StringSlice slice) => char.IsLetterOrDigit(slice.PeekCharExtra(-1));

    // An address inside [text](…) is the link's own text: a link in a link would break both.
    private static bool IsInLink(InlineProcessor processor)
    {
        for (var inline = processor.Inline; inline is not null; inline = inline.Parent ?? inline.PreviousSibling)
        {
            if (inline is LinkDelimiterInline { IsActive: true })
                return true;
        }
        return false;
    }

    private static TokenInline Read(Match match)
    {
        string Group(string name) => match.Groups[name].Value;
        bool Has(string name) => match.Groups[name].Success;
        return match switch
        {
            _ when Has("user") => new(TokenKind.User, Group("user"), ""),
            _ when Has("role") => new(TokenKind.Role, Group("role"), ""),
            _ when Has("channel") => new(TokenKind.Channel, Group("channel"), ""),
            _ when Has("command") => new(TokenKind.Command, Group("command"), Group("commandid")),
            _ when Has("emoji") => new(TokenKind.Emoji, Group("emoji"), Group("emojiid")),
            _ when Has("drawn") => new(TokenKind.Drawn, Group("drawn"), ""),
            _ when Has("unix") => new(TokenKind.Timestamp, Group("unix"), Group("style")),
            _ when Has("everyone") => new(TokenKind.Everyone, Group("everyone"), ""),
            _ when Has("quiet") => new(TokenKind.Address, Group("quiet"), ""),
            _ => new(TokenKind.Address, Trim(Group("bare")), ""),
        };
    }

    // The sentence's own closing marks are not part of the address; a closing bracket is when it was opened inside.
    private static string Trim(string address)
    {
        while (address.Length > 0 && (".,:;!?'\"*_~|".Contains(address[^1], StringComparison.Ordinal)
            || (address[^1] == ')' && address.Count(c => c == ')') > address.Count(c => c == '('))))
            address = address[..^1];
        return address;
    }

    [GeneratedRegex(@"\G(?:<@!?(?<user>\d+)>|<@&(?<role>\d+)>|<#(?<channel>\d+)>|</(?<command>[^:>\n]+):(?<commandid>\d+)>|<a?:(?<emoji>\w+):(?<emojiid>\d+)>|<t:(?<unix>-?\d{1,13})(?::(?<style>[tTdDfFsSR]))?>|<(?<quiet>https?://[^\s<>]+)>|@(?<everyone>everyone|here)\b|(?<bare>https?://[^\s<>]+)|(?<drawn>" + DrawnEmoji.Pattern + "))")]
    private static partial Regex Token();
}

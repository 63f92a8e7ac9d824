using Bot.Delivery;
using CsCheck;

namespace Bot.Tests.Delivery;

public sealed class DiscordMarkdownTests
{
    [Theory]
    [InlineData("plain words, 200 billion dollars.", "plain words, 200 billion dollars.")]
    [InlineData("**bold** __under__ ~~gone~~ ||secret||", @"\*\*bold\*\* \_\_under\_\_ \~\~gone\~\~ \|\|secret\|\|")]
    [InlineData("[free nitro](https://evil.example)", @"\[free nitro\]\(https:\//evil.example\)")]
    [InlineData("<@123> <#4> </go:5> <t:1:R>", "\\<@\u2060123\\> \\<\\#4\\> \\</go:5\\> \\<t:1:R\\>")]
    [InlineData("@everyone and @here", "@\u2060everyone and @\u2060here")]
    [InlineData("```code```", @"\`\`\`code\`\`\`")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("- item", @"\- item")]
    [InlineData("1. item", @"1\. item")]
    [InlineData("GPT-5.5 scores 1.5", "GPT-5.5 scores 1.5")]
    [InlineData("two\nlines\tand  spaces ", "two lines and spaces")]
    [InlineData("left\u202Egnp.exe", "leftgnp.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("👩‍💻 می‌خواهم", "👩‍💻 می‌خواهم")]
    [InlineData("a\u200Db", "ab")]
    [InlineData(@"back\slash", @"back\\slash")]
    public void Text_from_outside_is_shown_as_it_reads(string text, string safe) => Assert.Equal(safe, DiscordMarkdown.Escape(text));

    [Fact]
    public void No_text_keeps_a_live_mark() => Gen.String.Sample(text =>
    {
        var safe = DiscordMarkdown.Escape(text);
        for (var i = 0; i < safe.Length; i++)
        {
            if (safe[i] == '\\')
            {
                i++; // it guards what follows
                continue;
            }

            Assert.DoesNotContain(safe[i], "*_~`|<>[]()#\n\r\u202E\u200B");
            Assert.True(safe[i] != '@' || safe[i + 1] == '\u2060');
        }
    });

    [Theory]
    [InlineData("https://wire.example/a_(b)", "[Title](https://wire.example/a_%28b%29)")]
    [InlineData("javascript:alert(1)", "Title")]
    [InlineData("https://user:pass@wire.example/", "Title")]
    [InlineData("not an address", "Title")]
    [InlineData(null, "Title")]
    public void Only_a_plain_web_address_becomes_a_link(string? url, string shown) => Assert.Equal(shown, DiscordMarkdown.Link("Title", url));

    [Fact]
    public void An_address_too_long_is_left_out() => Assert.Equal("Title", DiscordMarkdown.Link("Title", "https://wire.example/" + new string('a', 500)));

    [Fact]
    public void Length_counts_code_points() => Assert.Equal(3, DiscordMarkdown.Length("a👩b"));
}

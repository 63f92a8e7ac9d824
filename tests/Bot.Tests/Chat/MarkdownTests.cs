using Bot.Simulator.Chat.Texts;

namespace Bot.Tests.Chat;

public sealed class MarkdownTests
{
    private static readonly Viewpoint Reader = new(
        new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        TimeZoneInfo.Utc,
        (kind, id) => (kind, id) switch
        {
            (MentionKind.User, "1") => "Ada",
            (MentionKind.Channel, "2") => "ai-news",
            (MentionKind.Role, "3") => "moderators",
            _ => null,
        });

    [Theory]
    [InlineData("# Recap", "<h1>Recap</h1>")]
    [InlineData("### Small", "<h3>Small</h3>")]
    [InlineData("#### four", "<p>#### four</p>")]
    [InlineData("-# small *print*", "<div class=\"subtext\">small <em>print</em></div>")]
    [InlineData("**b** *i* _i_ __u__ ~~s~~ ***bi***", "<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s> <em><strong>bi</strong></em></p>")]
    [InlineData("💡 an idea, 🚀 not ours", "<p><span class=\"emoji drawn bulb\">💡</span> an idea, 🚀 not ours</p>")]
    [InlineData("`code *raw*`", "<p><code>code *raw*</code></p>")]
    [InlineData("a\nb", "<p>a<br>b</p>")]
    [InlineData("a\n\nb", "<p>a</p><p class=\"gap\">b</p>")]
    [InlineData("# t\ntext", "<h1>t</h1><p>text</p>")]
    [InlineData("text\n-# foot", "<p>text</p><div class=\"subtext\">foot</div>")]
    [InlineData("> q\nplain", "<blockquote><p>q</p></blockquote><p>plain</p>")]
    [InlineData(">>> q\nr", "<blockquote><p>q<br>r</p></blockquote>")]
    [InlineData(">nospace", "<p>&gt;nospace</p>")]
    [InlineData("- a\n- b\nplain", "<ul><li>a</li><li>b</li></ul><p>plain</p>")]
    [InlineData("2. b\n3. c", "<ol start=\"2\"><li>b</li><li>c</li></ol>")]
    [InlineData("1) not a list", "<p>1) not a list</p>")]
    [InlineData("---", "<p>---</p>")]
    [InlineData("Title\n---", "<p>Title<br>---</p>")]
    [InlineData("    four spaces", "<p>four spaces</p>")]
    [InlineData("&amp; stays", "<p>&amp;amp; stays</p>")]
    [InlineData("[a]: https://x.example", "<p>[a]: <a href=\"https://x.example\" target=\"_blank\" rel=\"noopener noreferrer nofollow\" title=\"https://x.example\">https://x.example</a></p>")]
    public void A_text_is_laid_out_as_in_Discord(string text, string html) => Assert.Equal(html, Html(text));

    [Theory]
    [InlineData("> ", 130)]
    [InlineData("> - ", 400)]
    [InlineData("**a _", 400)]
    [InlineData("[", 2000)]
    public void Marks_nested_without_end_are_shown_as_typed(string mark, int times) => Assert.Contains("end", Html(string.Concat(Enumerable.Repeat(mark, times)) + "end"), StringComparison.Ordinal);

    [Theory]
    [InlineData("```js\nlet a = '<b>';\n```", "<pre><code class=\"language-js\">let a = '&lt;b&gt;';</code></pre>")]
    [InlineData("see ```one line``` here", "<p>see</p><pre><code>one line</code></pre><p>here</p>")]
    [InlineData("```\n# no heading\n- no list\n```", "<pre><code># no heading- no list</code></pre>")]
    public void A_code_block_shows_what_was_typed(string text, string html) => Assert.Equal(html, Html(text));

    [Theory]
    [InlineData("<@1> <@!1>", "<p><span class=\"mention\">@Ada</span> <span class=\"mention\">@Ada</span></p>")]
    [InlineData("<@9>", "<p><span class=\"mention\">@unknown-user</span></p>")]
    [InlineData("<@&3>", "<p><span class=\"mention\">@moderators</span></p>")]
    [InlineData("<#2>", "<p><span class=\"mention\" role=\"button\" tabindex=\"0\" data-channel=\"2\">#ai-news</span></p>")]
    [InlineData("</recap:7>", "<p><span class=\"mention\" role=\"button\" tabindex=\"0\" data-command=\"recap\">/recap</span></p>")]
    [InlineData("`<@1>`", "<p><code>&lt;@1&gt;</code></p>")]
    public void A_mention_reads_as_a_name(string text, string html) => Assert.Equal(html, Html(text));

    [Theory]
    [InlineData("<t:1795431600:R>", "in 2 hours")]
    [InlineData("<t:1795431600:t>", "11:00")]
    [InlineData("<t:1795431600:F>", "Monday, 23 November 2026 at 11:00")]
    [InlineData("<t:1795431600>", "23 November 2026 at 11:00")]
    [InlineData("<t:1795431600:d>", "23/11/2026")]
    public void A_timestamp_shows_the_simulated_time(string text, string shown)
    {
        var html = Html(text);
        Assert.Contains($">{shown}</time>", html, StringComparison.Ordinal);
        Assert.Contains("title=\"Monday, 23 November 2026 at 11:00\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timestamp_beyond_the_calendar_shows_as_text() => Assert.Equal("<p>&lt;t:9999999999999&gt;</p>", Html("<t:9999999999999:R>"));

    [Fact]
    public void A_spoiler_can_be_reached_with_the_keyboard() =>
        Assert.Equal("<p>a <span class=\"spoiler\" role=\"button\" tabindex=\"0\" aria-label=\"Spoiler\">b</span></p>", Html("a ||b||"));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](https://a.example \"onmouseover=alert(1)\")")]
    [InlineData("</a:1\" onclick=\"x:2>")]
    public void No_script_gets_through(string text)
    {
        var html = Html(text);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<[^>]* on[a-z]+=", html.Replace("&quot;", "", StringComparison.Ordinal));
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"data", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://a.example/x(y). Then", "https://a.example/x(y)")]
    [InlineData("(https://a.example/x)", "https://a.example/x")]
    [InlineData("<https://a.example/q?a=1&b=2>", "https://a.example/q?a=1&amp;b=2")]
    [InlineData("**https://a.example/x**", "https://a.example/x")]
    public void A_bare_address_becomes_a_link(string text, string address) =>
        Assert.Contains($"<a href=\"{address}\"", Html(text), StringComparison.Ordinal);

    [Fact]
    public void A_masked_link_keeps_its_text_even_when_that_is_an_address()
    {
        var html = Html("1 · [Amazon defends **$200B**](https://a.example/b) and [https://c.example](https://c.example)");
        Assert.Contains(">Amazon defends <strong>$200B</strong></a>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<a ").Length - 1);
    }

    private static string Html(string text) => DiscordMarkdown.ToHtml(text, Reader).Replace("\n", "", StringComparison.Ordinal);
}

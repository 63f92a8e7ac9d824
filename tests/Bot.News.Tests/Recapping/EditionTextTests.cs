using System.Text.Json;
using Bot.News.Recapping;
using Bot.News.Store.Recapping;

namespace Bot.News.Tests.Recapping;

public sealed class EditionTextTests
{
    private static readonly Edition Sample = new(
        "AI recap · 16–22 November", "Cloud led the week with 2 of 2 events: Amazon defends $200B of AI spending.", new(Archive.Monday.AddDays(-7), Archive.Monday),
        new(1412, 61, 2, 38), EditionLength.Normal,
        [
            new(1, 11, "Amazon defends $200B of AI spending", "https://wire.example/a(1)", "Wire", null, "AWS points to signed demand.", 5, 4, true, "cloud", false, ["“The bill follows demand.” — Wire"], ["Power is the larger part."], []),
            new(2, 12, "<b>Kimi</b> [weights](https://evil.example)", "javascript:alert(1)", "Post", "weights released", "Weights released.", 1, 1, false, "models", false, [], [], ["first of its kind"]),
        ],
        [new(1, 11, "security", "Update the agent framework to 2.4.1", "https://git.example/r", "Wire")], ["Corrected: a figure (it was wrong)."]);

    [Fact]
    public void Plain_text_reads_like_the_recap() => Assert.Equal(
        """
        AI recap · 16–22 November
        Cloud led the week with 2 of 2 events: Amazon defends $200B of AI spending.
        1,412 reports → 61 events → 2 · quoted and traced to 38 sources

        1 · Amazon defends $200B of AI spending
            AWS points to signed demand.
            5 reports · 4 publishers · primary source
            https://wire.example/a(1)

        2 · Update: <b>Kimi</b> [weights](https://evil.example)
            Weights released.
            1 report · Post
            javascript:alert(1)

        Worth doing
          - Security: update the agent framework to 2.4.1

        Corrected: a figure (it was wrong).
        Extracted, no AI: quoted from cited sources. All content rights belong to the original publishers.

        """.ReplaceLineEndings("\n"), EditionText.Text(Sample));

    [Fact]
    public void A_full_edition_adds_what_changed_and_why()
    {
        var text = EditionText.Text(Sample with { Length = EditionLength.Full });
        Assert.Contains("“The bill follows demand.” — Wire", text, StringComparison.Ordinal);
        Assert.Contains("Power is the larger part.", text, StringComparison.Ordinal);
        Assert.Contains("Why it is here: first of its kind.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_encodes_what_comes_from_outside_and_links_only_to_the_web()
    {
        var html = EditionText.Html(Sample);
        Assert.Contains("&lt;b&gt;Kimi&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://wire.example/a(1)\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_escapes_what_comes_from_outside()
    {
        var markdown = EditionText.Markdown(Sample);
        Assert.Contains("\\[weights\\](https://evil.example)", markdown, StringComparison.Ordinal);
        Assert.Contains("[Amazon defends $200B of AI spending](<https://wire.example/a(1)>)", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_the_whole_edition()
    {
        using var json = JsonDocument.Parse(EditionText.ToJson(Sample));
        Assert.Equal(2, json.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal("security", json.RootElement.GetProperty("actions")[0].GetProperty("audience").GetString());
        Assert.Equal("weights released", json.RootElement.GetProperty("items")[1].GetProperty("update").GetString());
    }
}

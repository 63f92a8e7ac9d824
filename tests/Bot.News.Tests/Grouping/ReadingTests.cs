using Bot.News.Grouping;
using Bot.News.Grouping.Reading;

namespace Bot.News.Tests.Grouping;

public sealed class ReadingTests
{
    private static readonly Gazetteer Names = Gazetteer.Load();

    [Theory]
    [InlineData("OpenAI introduces GPT-5.4 with more knowledge", "gpt@5.4")]
    [InlineData("Claude Opus 4.8 is out", "opus@4.8")]
    [InlineData("Qwen3.5 weights released", "qwen@3.5")]
    [InlineData("Kimi K3 can be downloaded", "kimi@k3")]
    [InlineData("Claude wins 3 million users", "")]
    public void Versions_are_read_off_titles(string title, string expected)
    {
        var tokens = Tokenizer.Cut(title, 80);
        Assert.Equal(expected, string.Join(' ', Versions.Find(title, tokens, Names.Find(title, tokens))));
    }

    [Theory]
    [InlineData("raises $65B", "#6.5E+10")]
    [InlineData("raises 65 billion dollars", "#6.5E+10")]
    [InlineData("完成650亿美元融资", "#6.5E+10")]
    [InlineData("up 85% in a year", "#85%")]
    public void Amounts_have_one_form(string text, string expected)
    {
        var tokens = Tokenizer.Cut(text, 80);
        Assert.Contains(expected, Enumerable.Range(0, tokens.Count).Select(i => Numbers.At(text, tokens, i)));
    }

    [Theory]
    [InlineData("智谱推出GLM-5.2", "Zhipu AI")]
    [InlineData("黄仁勋加入清华大学", "Jensen Huang")]
    [InlineData("Altman speaks in court", "Sam Altman")]
    public void Names_meet_across_languages_and_spellings(string text, string expected) =>
        Assert.Contains(Names.Find(text, Tokenizer.Cut(text, 80)), mention => mention.Name.Text == expected);

    [Fact]
    public void Names_of_later_months_can_be_left_out()
    {
        const string title = "Claude Mythos is here";
        var early = Gazetteer.Load(new DateOnly(2026, 2, 28));
        Assert.DoesNotContain(early.Find(title, Tokenizer.Cut(title, 80)), mention => mention.Name.Text == "Claude Mythos");
        Assert.Contains(Names.Find(title, Tokenizer.Cut(title, 80)), mention => mention.Name.Text == "Claude Mythos");
    }

    [Theory]
    [InlineData("Anthropic launches a review tool - TechCrunch", "TechCrunch", "Anthropic launches a review tool")]
    [InlineData("[AI] Breaking: Mistral &amp; Nvidia sign a deal", "x", "Mistral & Nvidia sign a deal")]
    public void Headlines_are_cleaned(string title, string publisher, string expected) => Assert.Equal(expected, Headlines.Clean(title, publisher));

    [Theory]
    [InlineData("quakes", "earthquake", true)]
    [InlineData("dies", "dead", true)]
    [InlineData("indonesian", "indonesia", true)]
    [InlineData("acquires", "takeover", true)]
    [InlineData("kills", "dies", false)]
    [InlineData("rises", "falls", false)]
    public void Words_for_one_fact_are_one(string word, string other, bool one) =>
        Assert.Equal(one, Synonyms.Of(Stemmer.Stem(word)) == Synonyms.Of(Stemmer.Stem(other)));
}

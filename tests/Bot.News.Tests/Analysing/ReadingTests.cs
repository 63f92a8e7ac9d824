using System.Globalization;
using Bot.News.Analysing;

namespace Bot.News.Tests.Analysing;

public sealed class ReadingTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Theory]
    [InlineData("on 3 March 2025", "2025-03-03")]
    [InlineData("December 5th", "2026-12-05")]
    [InlineData("yesterday", "2026-11-19")]
    [InlineData("two weeks ago", "2026-11-06")]
    [InlineData("next Monday", "2026-11-23")]
    [InlineData("last Wednesday", "2026-11-11")]
    [InlineData("Black Friday 2026", "2026-11-27")]
    [InlineData("3 days after Christmas", "2026-12-28")]
    [InlineData("2026/11/02", "2026-11-02")]
    public void A_day_is_read_from_the_day_the_text_was_written(string text, string day) =>
        Assert.Equal([day], DayDates.Of(text, Friday).Select(d => d.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("The 3rd quarter was good for 12 firms.")]
    [InlineData("Version 2.3.2 came with 400 fixes.")]
    public void What_is_no_day_is_not_read_as_one(string text) => Assert.Empty(DayDates.Of(text, Friday));

    [Theory]
    [InlineData("through 2027", "2027", "2027-12-31")]
    [InlineData("in November 2018", "2018-11", "2018-11-30")]
    [InlineData("by the end of the decade", "2026", "2029-12-31")]
    public void A_span_has_a_last_day(string text, string said, string last)
    {
        var span = Assert.Single(Dates.Of(text, Friday));
        Assert.Equal((said, last), (span.Say(), span.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("$200bn of spending", "200 billion dollars")]
    [InlineData("fell 4.1% on Friday", "4.1 percent")]
    [InlineData("four times faster", "4 times")]
    [InlineData("twelve million people", "12 million")]
    public void An_amount_is_said_in_plain_words(string text, string said) => Assert.Equal(said, Amounts.Of(text)[0].Say());

    [Fact]
    public void Sentences_end_at_full_stops_but_not_at_abbreviations_or_decimals() =>
        Assert.Equal(3, Sentences.Split("Acme Inc. paid 1.5 million dollars. The U.S. court agreed. \"It is done.\"").Count);

    [Theory]
    [InlineData("The company said that revenue rose by a third.", false)]
    [InlineData("Acme said that its revenue rose by a third.", true)]
    [InlineData("Read more about how Acme built its data centre.", false)]
    [InlineData("Acme said that its revenue rose by a…", false)]
    [InlineData("Acme said that revenue rose [+1234 chars]", false)]
    [InlineData("Acme Content Systemhttps://example.com/acme unifies its reviews of hotels.", false)]
    public void Only_a_sentence_that_stands_alone_is_usable(string text, bool usable) =>
        Assert.Equal(usable, Usability.Allows(new Sentence(new Store.Collecting.Article { Key = "", Url = "", Title = "", Publisher = "", Family = "", ContentHash = "" }, 0, text, 0, 1)));
}

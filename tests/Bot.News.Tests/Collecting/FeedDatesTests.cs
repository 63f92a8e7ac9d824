using System.Text.Json;
using Bot.News.Collecting.Feeds;

namespace Bot.News.Tests.Collecting;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("Thu, 04 Jan 2018 08:09:10 EST", "2018-01-04T13:09:10Z")]
    [InlineData("Wed, 4 Jan 18 08:09 +0200", "2018-01-04T06:09:00Z")]
    [InlineData("2026-07-01T10:00:00+02:00", "2026-07-01T08:00:00Z")]
    [InlineData("2026-07-01", "2026-07-01T00:00:00Z")]
    [InlineData("2026-07-01 10:00:00.123", "2026-07-01T10:00:00Z")]
    [InlineData("20260701T101112Z", "2026-07-01T10:11:12Z")]
    [InlineData("July 1, 2026", "2026-07-01T00:00:00Z")]
    [InlineData("1 juillet 2026", "2026-07-01T00:00:00Z")]
    [InlineData("Di, 03 März 2026 10:00:00 +0100", "2026-03-03T09:00:00Z")]
    [InlineData("Thu Jan 4 08:09:10 EST 2018", "2018-01-04T13:09:10Z")]
    [InlineData("12/22/2017 10:00 PM", "2017-12-22T22:00:00Z")]
    [InlineData("22.12.2017 10:00", "2017-12-22T10:00:00Z")]
    [InlineData("1782900000", "2026-07-01T10:00:00Z")]
    [InlineData("Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-04-01T03:19:00Z")]
    public void Dates_are_read_in_the_forms_that_feeds_use(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), FeedDates.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-13-45")]
    [InlineData("99/99/9999")]
    [InlineData("٣٠/١١/٢٠٢٦")]
    [InlineData("30 نوفمبر ٢٠٢٦ ١٠:٠٠")]
    [InlineData("9999-366")]
    public void What_names_no_day_is_refused(string text) => Assert.Null(FeedDates.Parse(text));

    [Fact]
    public void Odd_dates_of_real_feeds_are_read_as_another_reader_reads_them()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Shared.Folder("data/feeds/miniflux-dates.json")));
        var wrong = cases.RootElement.EnumerateArray().Where(one => !Agrees(one)).Select(one => one.GetProperty("input").GetString()).ToList();

        Assert.True(wrong.Count <= 3, string.Join(" | ", wrong));
    }

    private static bool Agrees(JsonElement one)
    {
        var read = FeedDates.Parse(one.GetProperty("input").GetString());
        var expected = one.GetProperty("unix");
        return expected.ValueKind != JsonValueKind.Number ? read is null || !one.GetProperty("error").GetBoolean() : read?.ToUnixTimeSeconds() == expected.GetInt64();
    }
}

using Bot.News.Collecting;

namespace Bot.News.Tests.Collecting;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://WWW.Example.com/a/?utm_source=x&id=7#top")]
    [InlineData("http://example.com/a?id=7")]
    [InlineData("https://m.example.com/a/amp/?id=7&fbclid=1")]
    [InlineData("https://www.google.com/url?q=https%3A%2F%2Fexample.com%2Fa%3Fid%3D7&sa=t")]
    [InlineData("https://example-com.cdn.ampproject.org/v/s/example.com/a/amp/?id=7")]
    public void One_page_has_one_key(string url) => Assert.Equal("example.com/a?id=7", CanonicalUrl.KeyOf(url));

    [Theory]
    [InlineData("https://example.com/a?id=7", "https://example.com/a?id=8")]
    [InlineData("https://example.com/A", "https://example.com/a")]
    [InlineData("https://app.example.com/#/one", "https://app.example.com/#/two")]
    public void Two_pages_have_two_keys(string one, string other) => Assert.NotEqual(CanonicalUrl.KeyOf(one), CanonicalUrl.KeyOf(other));

    [Theory]
    [InlineData("mailto:a@example.com")]
    [InlineData("not an address")]
    [InlineData(null)]
    public void What_is_no_web_address_has_none(string? url) => Assert.Null(CanonicalUrl.KeyOf(url));
}

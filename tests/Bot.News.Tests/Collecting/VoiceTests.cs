using Bot.News.Collecting;
using Bot.News.Collecting.Feeds;
using Bot.News.Store.Collecting;

namespace Bot.News.Tests.Collecting;

/// <summary>Who speaks in an article that a front page only links to.</summary>
public sealed class VoiceTests
{
    private static readonly Source Wire = new() { Name = "Sample Wire", Url = "https://www.wire.example/feed", Publisher = "Sample Wire", Family = "Sample Media", Kind = "feed", Trust = Trust.Press };
    private static readonly Homes Known = new([Wire]);

    [Theory]
    [InlineData(Trust.Aggregator, "https://wire.example/chip-one", "Sample Wire", "Sample Media", Trust.Press)]
    [InlineData(Trust.Community, "https://wire.example/chip-one", "Sample Wire", "Sample Media", Trust.Community)]
    [InlineData(Trust.Aggregator, "https://blog.example/chip-one", "blog.example", "blog.example", Trust.Aggregator)]
    [InlineData(Trust.Aggregator, "https://front.example/item/1", "Front Page", "Front Page", Trust.Aggregator)]
    public void A_linked_page_speaks_with_the_voice_of_its_own_site(Trust front, string link, string publisher, string family, Trust trust)
    {
        var source = new Source { Name = "Front Page", Url = "https://front.example/rss", Publisher = "Front Page", Family = "Front Page", Kind = "feed", Trust = front };
        var feed = new Feed { Items = [new FeedItem { Title = "Chip one is out", Link = link, Comments = "https://front.example/item/1" }] };

        var article = Assert.Single(Intake.ArticlesOf(source, feed, new DateTimeOffset(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), fetchPages: false, Known));

        Assert.Equal((publisher, family, trust), (article.Publisher, article.Family, article.Trust));
    }

    [Fact]
    public void Hosts_of_several_owners_and_of_servers_wishes_are_nobodys_home()
    {
        var other = new Source { Name = "Other", Url = "https://wire.example/other", Publisher = "Other", Family = "Other", Kind = "feed", Trust = Trust.Press };
        var wish = new Source { Name = "Wish", Url = "https://wish.example/feed", Publisher = "Wish", Family = "Wish", Kind = "feed", Trust = Trust.Press, Tier = Tier.Server };
        var homes = new Homes([Wire, other, wish]);

        Assert.Null(homes.Of("https://wire.example/chip-one"));
        Assert.Null(homes.Of("https://wish.example/chip-one"));
        Assert.Same(Wire, Known.Of("https://m.wire.example/chip-one"));
    }

    [Fact]
    public void A_feed_on_a_host_of_its_own_lives_with_its_papers_pages()
    {
        var paper = new Source { Name = "Paper", Url = "https://feeds.paper.example/chips", Publisher = "Paper", Family = "Paper", Kind = "feed", Trust = Trust.Press };
        Assert.Same(paper, new Homes([paper]).Of("https://www.paper.example/chip-one"));
    }
}

using Bot.News.Grouping;
using Bot.News.Grouping.Placing;
using Bot.News.Grouping.Reading;
using Bot.News.Store.Collecting;
using CsCheck;

namespace Bot.News.Tests.Grouping;

public sealed class PlacingTests
{
    private static readonly string[] Actors = ["OpenAI", "Anthropic", "Mistral", "Nvidia", "DeepSeek", "Cohere", "Midjourney", "Groq"];
    private static readonly string[] Things = ["a weather satellite", "a surgical robot", "a tax assistant", "a violin tutor", "an ocean simulator", "a bridge inspector", "a chess coach", "a wheat planner"];
    private static readonly string[] Places = ["Oslo", "Nairobi", "Lima", "Hanoi", "Quebec", "Perth", "Zagreb", "Tunis"];

    [Fact]
    public void The_order_of_arrival_hardly_matters() => Gen.Shuffle(Enumerable.Range(0, 40).ToArray()).Sample(
        order =>
        {
            var placed = Place([.. order.Select(number => Report(number))]);
            Assert.True(BCubed(placed) > 0.98, $"B-cubed F1 {BCubed(placed):0.000}");
        },
        iter: 20);

    [Fact]
    public void No_article_is_lost_by_merging_and_splitting() => Gen.Int[0, 63].Array[1, 60].Sample(
        numbers =>
        {
            var articles = numbers.Select((number, id) => Report(number, id + 1)).ToList();
            var desk = new Desk(Gazetteer.Load(), 0);
            desk.Place(articles, GroupingScope.Everything);
            var lying = articles.Sum(article => desk.EventOf(article.Id) is null ? 0 : 1);
            Assert.Equal(articles.Count, lying);
        },
        iter: 20);

    [Fact]
    public void An_article_that_cannot_be_read_is_set_aside_and_the_next_is_read()
    {
        var broken = Report(0, 1);
        broken.Links = null!; // stands for whatever reading it may stumble over
        var sound = Report(1, 2);
        var desk = new Desk(Gazetteer.Load(), 0);
        var work = desk.Place([broken, sound], GroupingScope.Everything);

        Assert.Equal("unreadable", work.Placements[0].SetAside);
        Assert.NotNull(desk.EventOf(sound.Id));
    }

    [Fact]
    public void Events_that_one_newsroom_tells_each_in_a_report_are_hardly_merged()
    {
        var lexicon = new Lexicon();
        var sketcher = new Sketcher(Gazetteer.Load(), lexicon);
        var placer = new Placer(lexicon, () => 0);
        string[] outlets = ["alpha", "beta", "alpha", "gamma", "delta", "gamma"];
        for (var k = 0; k < outlets.Length; k++) placer.Restore(sketcher.Draw(Said(k + 1, outlets[k], "Mistral tests a surgical robot in Lima", $"https://{outlets[k]}.example/{k}")), 1 + (k / 2));

        var (first, second, third) = (placer.Find(1)!, placer.Find(2)!, placer.Find(3)!); // all three were restored
        Assert.True(Likeness.Of(first, second) < Likeness.Of(first, third) - 0.5);
    }

    private static Article Said(long id, string publisher, string title, string url) => new()
    {
        Id = id,
        Key = title + id,
        Url = url,
        Title = title,
        Publisher = publisher,
        Family = publisher,
        Trust = Trust.Press,
        Language = "en",
        ContentHash = title,
        When = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static List<(int Truth, long Event)> Place(List<Article> articles)
    {
        var desk = new Desk(Gazetteer.Load(), 0);
        desk.Place(articles, GroupingScope.Everything);
        return articles.ConvertAll(article => ((int)(article.Id % 8), desk.EventOf(article.Id)!.Value)); // all are placed
    }

    /// <summary>Report number n tells happening n modulo 8, in one of five wordings.</summary>
    private static Article Report(int number, long? id = null)
    {
        var (what, wording) = (number % 8, number / 8 % 5);
        var (actor, thing, place) = (Actors[what], Things[what], Places[what]);
        var title = wording switch
        {
            0 => $"{actor} unveils {thing} in {place}",
            1 => $"In {place}, {actor} shows {thing}",
            2 => $"{thing} from {actor} starts in {place}",
            3 => $"{actor} presents {thing} to {place}",
            _ => $"{place} gets {thing}, made by {actor}",
        };
        return new Article
        {
            Id = id ?? number + 8,
            Key = title,
            Url = $"https://site{number}.example/story-{number}",
            Title = title,
            Teaser = $"The company {actor} brought {thing} to {place}, where the first {thing} will be tried by the city of {place} for {10 + what} months.",
            Publisher = "p" + number,
            Family = "p" + number,
            Trust = Trust.Press,
            Language = "en",
            ContentHash = title,
            When = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }

    private static double BCubed(List<(int Truth, long Event)> placed)
    {
        double precision = 0, recall = 0;
        foreach (var (truth, at) in placed)
        {
            double both = placed.Count(other => other.Truth == truth && other.Event == at);
            precision += both / placed.Count(other => other.Event == at);
            recall += both / placed.Count(other => other.Truth == truth);
        }

        return 2 * precision * recall / (precision + recall) / placed.Count;
    }
}

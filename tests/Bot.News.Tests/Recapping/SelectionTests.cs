using Bot.News.Recapping;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using CsCheck;

namespace Bot.News.Tests.Recapping;

public sealed class SelectionTests
{
    [Fact]
    public void At_most_two_events_that_one_publisher_alone_tells_are_kept()
    {
        var kept = Choose([.. Enumerable.Range(1, 6).Select(id => Stories.Story(id, lead: "Loud")), .. Enumerable.Range(7, 6).Select(id => Stories.Story(id, lead: $"Calm{id}"))]);
        Assert.Equal(2, kept.Count(story => story.Lead == "Loud"));
        Assert.Equal(5, kept.Count);
    }

    [Fact]
    public void The_best_confirmed_event_keeps_a_place_however_low_it_ranks()
    {
        List<Story> stories = [.. Enumerable.Range(1, 20).Select(id => Stories.Story(id, lead: $"P{id}"))];
        stories.Add(Stories.Story(21, lead: "P21", publishers: 6));
        Assert.Contains(Choose(stories, EditionLength.Short), story => story.Event.Id == 21);
        Assert.Equal(3, Choose(stories, EditionLength.Short).Count);
    }

    [Fact]
    public void What_moderators_took_in_has_a_place_whatever_the_others_are_worth()
    {
        List<Story> stories = [.. Enumerable.Range(1, 20).Select(id => Stories.Story(id, lead: "P1", publishers: id == 20 ? 9 : 2) with { Taken = id >= 18 })];
        foreach (var length in Enum.GetValues<EditionLength>())
        {
            var kept = Choose(stories, length);
            Assert.Equal([18L, 19, 20], kept.Where(story => story.Taken).Select(story => story.Event.Id));
            Assert.InRange(kept.Count, 3, Selection.Size(length).Most);
        }
    }

    [Fact]
    public void Its_place_does_not_break_the_rule_of_two_per_lead()
    {
        var kept = Choose([Stories.Story(1, "A"), Stories.Story(2, "A"), Stories.Story(3, "B"), Stories.Story(4, "A", publishers: 4)], EditionLength.Short);
        Assert.Equal([1L, 3, 4], kept.Select(story => story.Event.Id));
    }

    [Fact]
    public void What_several_publishers_tell_is_not_pushed_out_by_what_else_its_lead_publisher_told()
    {
        var kept = Choose([Stories.Story(1, "A", publishers: 3), Stories.Story(2, "A", publishers: 9), Stories.Story(3, "A", publishers: 6), Stories.Story(4, "A"), Stories.Story(5, "B")]);
        Assert.Equal([1L, 2, 3, 5], kept.Select(story => story.Event.Id));
    }

    [Fact]
    public void Beyond_five_only_confirmed_events_are_kept()
    {
        Assert.Equal(5, Choose([.. Enumerable.Range(1, 30).Select(id => Stories.Story(id, $"P{id}"))]).Count);
        Assert.Equal(8, Choose([.. Enumerable.Range(1, 30).Select(id => Stories.Story(id, $"P{id}", publishers: 2))]).Count);
    }

    [Fact]
    public void No_topic_takes_more_than_half_unless_there_is_nothing_else()
    {
        List<Story> stories = [.. Enumerable.Range(1, 10).Select(id => Stories.Story(id, $"P{id}", "models", 2)), .. Enumerable.Range(11, 10).Select(id => Stories.Story(id, $"P{id}", "chips", 2))];
        Assert.Equal(4, Choose(stories).Count(story => story.Event.Topics[0] == "models"));
        Assert.Equal(5, Choose([.. stories.Take(10)]).Count);
        Assert.Equal(8, Selection.Choose([.. stories.Take(10)], EditionLength.Normal, topicsAsked: 1).Count);
    }

    [Fact]
    public void No_event_stands_twice_and_the_order_is_that_of_the_ranking()
    {
        var one = Stories.Story(1, "A");
        Assert.Equal([1L, 2], Choose([one, Stories.Story(2, "B"), one]).Select(story => story.Event.Id));
    }

    [Fact]
    public void For_any_ranking_the_rules_hold() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[1, 6]).List[0, 60].Sample(rolls =>
    {
        var stories = rolls.Select((roll, place) => Stories.Story(place + 1, $"P{roll.Item1}", $"t{roll.Item2}", roll.Item3)).ToList();
        foreach (var length in Enum.GetValues<EditionLength>())
        {
            var kept = Choose(stories, length);
            Assert.True(kept.Count <= Selection.Size(length).Most);
            Assert.All(kept.GroupBy(story => story.Lead), group => Assert.True(group.Count(story => story.Event.Publishers < 2) <= 2));
            Assert.Equal(kept.Count, kept.DistinctBy(story => story.Event.Id).Count());
            Assert.Equal(kept.Select(story => story.Event.Id).Order(), kept.Select(story => story.Event.Id));
            var most = stories.Where(story => story.Event.Publishers >= 2).Select(story => story.Event.Publishers).DefaultIfEmpty(0).Max();
            Assert.True(most == 0 || kept.Any(story => story.Event.Publishers == most));
        }
    });

    private static IReadOnlyList<Story> Choose(IReadOnlyList<Story> stories, EditionLength length = EditionLength.Normal) => Selection.Choose(stories, length, topicsAsked: 0);
}

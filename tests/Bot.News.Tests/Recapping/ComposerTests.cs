using Bot.News.Recapping;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using CsCheck;

namespace Bot.News.Tests.Recapping;

public sealed class ComposerTests
{
    private static readonly Window Week = new(Archive.Monday.AddDays(-7), Archive.Monday);

    [Fact]
    public void The_lead_names_the_topic_that_led_and_counts_it()
    {
        var lead = Compose([.. Five("chips", 3)]).Lead;
        Assert.Equal("Chips led the week with 3 of 5 events: Event 1.", lead);
    }

    [Fact]
    public void The_lead_names_no_topic_that_another_beats()
    {
        var lead = Compose([Stories.Story(1, "A", "chips", 3), .. Five("models", 4).Skip(1).Select((story, i) => story with { Lead = $"Q{i}" })]).Lead;
        Assert.Equal("The most told of 5 events: Event 1.", lead);
    }

    [Fact]
    public void A_headline_with_a_colon_is_quoted_in_the_lead() =>
        Assert.Equal(
            "Chips led the week with 3 of 5 events, first “Exclusive: a chip is late”.",
            Compose([Stories.Story(1, "P1", "chips", title: "Exclusive: a chip is late"), .. Five("chips", 3).Skip(1)]).Lead);

    [Fact]
    public void A_quiet_week_says_so()
    {
        Assert.Equal("A quiet week: 3 events worth your time.", Compose([.. Five("chips", 3).Take(3)]).Lead);
        Assert.Equal("A quiet week: nothing stood out in 12 reports.", Compose([], reports: 12).Lead);
        Assert.Equal("A quiet week: no report came in.", Compose([], reports: 0).Lead);
    }

    [Fact]
    public void Worth_doing_holds_three_actions_of_different_verbs_readers_first()
    {
        ActionItem[] actions = [Stories.Action(1, "read", "Read the letter"), Stories.Action(2, "read", "Read the card"), Stories.Action(3, "try", "Try the model"), Stories.Action(4, "patch", "Patch to 2.4.1", "security"), Stories.Action(5, "check", "Check the licence")];
        List<Story> stories = [Stories.Story(1, "A", actions: actions), .. Five("", 0).Skip(1)];
        Assert.Equal([4L, 1, 3], Compose(stories).Actions); // a patch cannot wait
        Assert.Equal([1L, 3, 5], Compose([Stories.Story(1, "A", actions: actions[..3]), Stories.Story(2, "B", actions: actions[4]), .. Five("", 0).Skip(2)]).Actions);
        Assert.Equal([4L, 1, 3], Compose(stories, new Profile { Audiences = ["security"] }).Actions);
    }

    [Fact]
    public void Events_and_actions_are_at_most_ten_together() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4]).List[0, 30].Sample(rolls =>
    {
        var stories = rolls.Select((roll, place) => Stories.Story(place + 1, $"P{place}", $"t{roll.Item1}", 2, actions: [.. Enumerable.Range(0, roll.Item2).Select(n => Stories.Action((place * 10) + n, $"v{n}", $"Do {place} {n}"))])).ToList();
        var recap = Compose(stories);
        Assert.True(recap.Items.Count + recap.Actions.Count <= 10);
        Assert.True(recap.Actions.Count <= 3);
    });

    [Fact]
    public void An_update_says_what_changed()
    {
        var item = Compose([Stories.Story(1, "A", update: "weights released")]).Items[0];
        Assert.Equal(("weights released", "Weights released."), (item.Update, item.Line));
    }

    [Fact]
    public void The_line_is_the_publishers_sentence_marked_with_its_name()
    {
        var story = Stories.Story(1, "Wire");
        story.Card.Claims[0].Quoted = true;
        Assert.StartsWith("“The weights", Compose([story]).Items[0].Line, StringComparison.Ordinal);
        Assert.EndsWith("” — Wire", Compose([story]).Items[0].Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_that_says_the_title_again_is_better_than_no_line()
    {
        var story = Stories.Story(1, "Wire", title: "Lab ships the Comet chip to its first customers");
        story.Card.Hook = "3 publishers.";
        (story.Card.Claims[0].Quoted, story.Card.Claims[0].Text) = (true, "Lab ships the Comet chip to its first customers today.");
        Assert.Equal("“Lab ships the Comet chip to its first customers today.” — Wire", Compose([story]).Items[0].Line);
    }

    [Fact]
    public void A_sentence_too_long_for_a_line_is_passed_over_and_never_cut()
    {
        var story = Stories.Story(1, "Wire");
        story.Card.Claims[0].Text = string.Join(' ', Enumerable.Repeat("word", 80)) + ".";
        Assert.Equal("", Compose([story]).Items[0].Line);
    }

    [Theory]
    [InlineData("3 publishers, primary source.", "")]
    [InlineData("3 publishers in one day, with the primary source.", "")]
    [InlineData("News of Amber.", "")]
    [InlineData("2 publishers, first of its kind.", "First of its kind.")]
    public void A_line_without_a_sentence_says_no_count_that_stands_below_it(string hook, string line)
    {
        var story = Stories.Story(1, "Wire");
        story.Card.Claims.Clear();
        story.Card.Hook = hook;
        Assert.Equal(line, Compose([story]).Items[0].Line);
    }

    private static IEnumerable<Story> Five(string topic, int of) => Enumerable.Range(1, 5).Select(id => Stories.Story(id, $"P{id}", id <= of ? topic : $"other{id}"));

    private static Recap Compose(IReadOnlyList<Story> stories, Profile? profile = null, int reports = 40) =>
        Composer.Compose(new Desk(stories, reports, stories.Count, 7, []), profile ?? Profile.Default, Week, Archive.Monday);
}

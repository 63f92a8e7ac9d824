using Bot.News.Grouping.Reading;

namespace Bot.News.Tests.Grouping;

public sealed class HabitTests
{
    private const int Boilerplate = 1, Rare = 2, Shared = 3;
    private readonly Habits habits = new();

    public HabitTests()
    {
        for (var n = 0; n < 40; n++)
        {
            habits.Count(n == 0 ? [Boilerplate, Rare] : [Boilerplate], "blog", 1);
            habits.Count(n < 3 ? [Shared, 100 + n] : [100 + n], "press", 1);
        }
    }

    [Fact]
    public void A_word_in_all_of_an_outlets_articles_says_nothing_there_and_everything_elsewhere()
    {
        Assert.Equal(0, habits.Says(Boilerplate, "blog"));
        Assert.Equal(1, habits.Says(Boilerplate, "press"));
    }

    [Fact]
    public void A_word_of_a_few_articles_keeps_its_weight()
    {
        Assert.Equal(1, habits.Says(Rare, "blog"));
        Assert.Equal(1, habits.Says(Shared, "press"));
    }

    [Fact]
    public void An_outlet_of_few_articles_has_no_habits()
    {
        habits.Count([Boilerplate], "new", 1);
        Assert.Equal(1, habits.Says(Boilerplate, "new"));
    }

    [Fact]
    public void What_is_forgotten_is_no_habit()
    {
        for (var n = 0; n < 39; n++) habits.Count([Boilerplate], "blog", -1);
        for (var n = 0; n < 40; n++) habits.Count([200 + n], "blog", 1);
        Assert.Equal(1, habits.Says(Boilerplate, "blog"));
    }
}

using Bot.News.Collecting.Texts;

namespace Bot.News.Tests.Collecting;

public sealed class TitleTests
{
    [Theory]
    [InlineData("Mar 3, 2026Red TeamA small model plays chess", "https://lab.example/research/small-model-chess", "A small model plays chess")]
    [InlineData("Mar 3, 2026SafetyCan a robot say no?", "https://lab.example/research/robot-no", "Can a robot say no?")]
    [InlineData("Red TeamMar 13, 2026A small model plays chess", "https://lab.example/research/small-model-chess", "A small model plays chess")]
    [InlineData("SafetyMar 3, 2026Teaching a robot to waitNew work on how we reduced the time that robots waste.", "https://lab.example/research/robot-wait", "Teaching a robot to wait")]
    [InlineData("Mar 3, 2026ChessBench measures patience", "https://lab.example/research/chessbench", "ChessBench measures patience")]
    public void A_title_loses_the_date_section_and_teaser_that_were_glued_to_it(string title, string url, string mended) => Assert.Equal(mended, Titles.Mended(title, url));

    [Theory]
    [InlineData("ChessBench: the week of Mar 3, 2026 in games")]
    [InlineData("Mar 3, 2026: what changed in ChessBench")]
    [InlineData("A Guide to DeepMind's AlphaGo")]
    [InlineData("")]
    public void Any_other_title_stays_as_it_is(string title) => Assert.Equal(title, Titles.Mended(title, "https://lab.example/x"));
}

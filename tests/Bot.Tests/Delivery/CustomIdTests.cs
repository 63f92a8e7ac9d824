using Bot.Delivery;
using Bot.News.Store.Subscriptions;
using CsCheck;

namespace Bot.Tests.Delivery;

public sealed class CustomIdTests
{
    private static readonly Func<long, Press>[] Kinds =
    [
        id => new Press.OpenEvent(id), id => new Press.ShowPart(id, CardPart.Timeline), id => new Press.AddToList(id), id => new Press.MarkAction(id, ActionDone.Snoozed),
        id => new Press.AllActions(id), id => new Press.GetByDm(id), id => new Press.HideSomething(id), id => new Press.HideEvent(id), id => new Press.Follow(id),
        id => new Press.Vote(id, -1), id => new Press.Report(id, id), _ => new Press.ChangeTime(), _ => new Press.StopDms(), id => new Press.CheckAgain(id),
        id => new Press.DropFromDraft(id, id), id => new Press.TakeIntoDraft(id, id), id => new Press.ApproveDraft(id), id => new Press.NoteOnDraft(id),
    ];

    [Fact]
    public void What_an_id_carries_comes_back_with_or_without_a_mark() => Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Long[1, long.MaxValue]).Sample((kind, number) =>
    {
        var press = Kinds[kind](number);
        var id = CustomId.Of(press);
        Assert.Equal(press, CustomId.Parse(id, []));
        var marked = CustomId.Marked(id, "0123456789abcdef0123");
        Assert.Equal(press, CustomId.Parse(marked, []));
        Assert.Equal("0123456789abcdef0123", CustomId.MarkOf(marked));
        Assert.Equal(marked, CustomId.Marked(marked, "0123456789abcdef0123"));
        Assert.InRange(marked.Length, 1, CustomId.Longest);
    });

    [Fact]
    public void Every_kind_of_press_has_an_id() =>
        Assert.Equal(typeof(Press).GetNestedTypes().Length, Kinds.Select(kind => kind(1).GetType()).Distinct().Count());

    [Fact]
    public void A_menu_asks_for_what_was_chosen() =>
        Assert.Equal(new Press.ShowPart(5, CardPart.Sources), CustomId.Parse(CustomId.Menu("show"), [CustomId.Of(new Press.ShowPart(5, CardPart.Sources))]));

    [Theory]
    [InlineData("")]
    [InlineData("2:e:5")]
    [InlineData("1:e")]
    [InlineData("1:e:five")]
    [InlineData("1:e:5:6")]
    [InlineData("1:p:5:99")]
    [InlineData("1:v:5:2")]
    [InlineData("1:menu:show")]
    [InlineData("hello")]
    public void An_id_that_is_not_ours_asks_for_nothing(string id) => Assert.Null(CustomId.Parse(id, []));
}

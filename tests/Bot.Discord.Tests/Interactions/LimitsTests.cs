using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using CsCheck;

namespace Bot.Discord.Tests.Interactions;

public sealed class LimitsTests
{
    [Fact]
    public void Lengths_are_counted_in_code_points_and_without_white_space_at_the_ends()
    {
        Assert.Equal(3, MessageLimits.Length("  a\U0001F600é \n"));
        Assert.Empty(MessageLimits.Check(MessageBody.Text(string.Concat(Enumerable.Repeat("\U0001F600", 4000)))));
        Assert.NotEmpty(MessageLimits.Check(MessageBody.Text(string.Concat(Enumerable.Repeat("\U0001F600", 4001)))));
    }

    [Fact]
    public void A_good_message_has_no_violations() => Assert.Empty(MessageLimits.Check(MessageBody.Of(
        new Container([new Section("One", Button.Of("Details", "d:1")), new Separator(), new ActionRow([Button.Link("Source", "https://lab.example/x")])]),
        new ActionRow([new StringSelect("s", [new SelectOption("A", "a")]) { Placeholder = "Choose" }]))));

    public static TheoryData<string, MessageBody> Broken => new()
    {
        { "40 are allowed", MessageBody.Of(Enumerable.Range(0, 21).Select(_ => (Component)new Container([new TextDisplay("x")])).ToArray()) },
        { "characters of text; 4000", MessageBody.Of(new TextDisplay(new string('x', 2500)), new TextDisplay(new string('x', 1501))) },
        { "has neither", MessageBody.Text("x") with { Content = "y" } },
        { "2000 are allowed", new MessageBody { Content = new string('x', 2001) } },
        { "message is empty", new MessageBody() },
        { "1–80 are allowed", MessageBody.Of(new ActionRow([Button.Of(new string('x', 81), "a")])) },
        { "1–100 are allowed", MessageBody.Of(new ActionRow([Button.Of("x", new string('a', 101))])) },
        { "stands twice", MessageBody.Of(new ActionRow([Button.Of("x", "a"), Button.Of("y", "a")])) },
        { "1–5 are allowed", MessageBody.Of(new ActionRow([.. Enumerable.Range(0, 6).Select(i => Button.Of("x", $"{i}"))])) },
        { "one select alone", MessageBody.Of(new ActionRow([Button.Of("x", "a"), new StringSelect("b", [new SelectOption("A", "a")])])) },
        { "1–25 are allowed", MessageBody.Of(new ActionRow([new StringSelect("b", [.. Enumerable.Range(0, 26).Select(i => new SelectOption("A", $"{i}"))])])) },
        { "a link has no custom_id", MessageBody.Of(new ActionRow([Button.Link("x", "https://a.example") with { CustomId = "c" }])) },
        { "only http, https", MessageBody.Of(new ActionRow([Button.Link("x", "javascript:alert(1)")])) },
        { "1–512 are allowed", MessageBody.Of(new ActionRow([Button.Link("x", "https://a.example/" + new string('a', 512))])) },
        { "1–3 are allowed", MessageBody.Of(new Section([], Button.Of("x", "a"))) },
        { "a Button cannot stand here", MessageBody.Of(Button.Of("x", "a")) },
        { "action rows alone", new MessageBody { Components = [new TextDisplay("x")] } },
        { "25 are allowed", MessageBody.Text("x").WithNonce(new string('n', 26)) },
        { "6000 are allowed", new MessageBody { Embeds = [new Embed { Description = new string('x', 4000) }, new Embed { Description = new string('x', 2001) }] } },
        { "256 are allowed", new MessageBody { Embeds = [new Embed { Title = new string('x', 257) }] } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_limit_is_named(string part, MessageBody body) => Assert.Contains(MessageLimits.Check(body), line => line.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void Text_is_split_and_never_cut() =>
        Gen.Select(Gen.String[Gen.Char["ab \n.é\u0301"], 0, 3000], Gen.Int[20, 400]).Sample((text, most) =>
        {
            var parts = TextSplitter.Split(text, most);
            Assert.All(parts, part => Assert.InRange(MessageLimits.Length(part), 1, most));
            Assert.Equal(Bare(text), Bare(string.Concat(parts)));
        }, iter: 300);

    [Fact]
    public void A_family_of_emoji_is_not_torn_apart()
    {
        const string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat(family, 9)), 20);
        Assert.All(parts, part => Assert.Equal(0, part.Length % family.Length));
    }

    [Fact]
    public void Too_many_components_go_into_further_messages_in_the_same_colour()
    {
        var container = new Container([.. Enumerable.Range(0, 100).Select(i => new Section($"Event {i} {new string('x', 90)}", Button.Of("Details", $"d:{i}")))]) { AccentColor = 0x336699 };

        var messages = MessageSplitter.Split([container]);

        Assert.All(messages, message => Assert.Empty(MessageLimits.Check(message)));
        var sections = messages.SelectMany(message => message.Components!.Cast<Container>()).SelectMany(part => part.Components.Cast<Section>()).ToList();
        Assert.Equal(container.Components.Cast<Section>(), sections);
        Assert.All(messages, message => Assert.Equal(0x336699, Assert.IsType<Container>(message.Components![0]).AccentColor));
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}

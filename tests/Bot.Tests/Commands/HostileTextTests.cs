using Bot.Commands.Asking;
using Bot.Commands.Chronicle;
using Bot.Commands.Managing;
using Bot.Delivery;
using Bot.Discord.Wire;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using CsCheck;

namespace Bot.Tests.Commands;

/// <summary>Whatever feeds and people write, no answer mentions, links elsewhere, breaks out of a block or turns the text around.</summary>
public sealed class HostileTextTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_tricks =
    [
        "@everyone", "@here", "<@1>", "<@&2>", "<#3>", "</go:4>", "[free](https://evil.example)", "](https://evil.example)", "```", "`", "**", "||", "\u202E", "\u2066", "\u200B", "\uFEFF",
        "\n# ", "\n> ", "\n-# ", "https://evil.example", "\\", "<t:1:R>", "<https://evil.example>",
    ];

    private static readonly Gen<string> s_hostile =
        Gen.OneOf(Gen.Int[0, s_tricks.Length - 1].Select(at => s_tricks[at]), Gen.String).Array[1, 6].Select(parts => string.Join(' ', parts));

    [Fact]
    public void A_chronology_shows_text_from_outside_as_text() => s_hostile.Sample(text =>
    {
        var line = new ChronicleLine(1, s_now, text, "launch", "models", "https://wire.example/1", text, 3);
        var said = new Prediction { Key = "k", Text = text, Horizon = text, SaidBy = text, Publisher = text, Url = "https://wire.example/2", DueAt = s_now };
        HoldsStill(ChronicleMessage.Of(new ChroniclePage(text, 0, 1, 1, s_now, [line], [said]), s_now, "1:menu:timeline", [Button.Of("Follow", "x")]));
    });

    [Fact]
    public void A_comparison_shows_text_from_outside_as_text() => s_hostile.Sample(text =>
        HoldsStill(ChronicleMessage.Versus(text, text, [new VersusRow(text, new VersusCell(text, text, "https://wire.example/1"), null)], [FollowPresses.Naming("a name")])));

    [Fact]
    public void The_health_of_a_source_shows_text_from_outside_as_text() => s_hostile.Sample(text =>
        HoldsStill(MessageBody.Text(SourceHealth.Text([new Source { Name = text, Url = "https://wire.example", Publisher = text, Family = text, Failures = 5, LastError = text }], s_now))));

    [Fact]
    public void A_persons_own_words_come_back_as_text() => s_hostile.Sample(text => HoldsStill(MessageBody.Text(Said.Short(text))));

    /// <summary>No live mention, no link but ours, no block, no character that turns or hides; and Discord would take it.</summary>
    private static void HoldsStill(MessageBody body)
    {
        Assert.True(Limits.Holds(body.Components!));
        foreach (var text in Texts(body.Components!))
        {
            Assert.DoesNotMatch(@"(?<!\\)<(@|#|/)", text);
            Assert.DoesNotMatch("@(everyone|here)", text);
            Assert.DoesNotMatch(@"(?<!\\)\]\((?!https://wire\.example)", text);
            Assert.DoesNotMatch(@"(?<!\\)`", text);
            Assert.DoesNotMatch("[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]", text);
            Assert.DoesNotContain("://evil", text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Texts(IReadOnlyList<Component> components) => components.SelectMany(c => c switch
    {
        TextDisplay text => [text.Content],
        Container container => Texts(container.Components),
        _ => (IEnumerable<string>)[],
    });
}

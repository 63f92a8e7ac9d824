using Bot.Delivery;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.News.Store.Recapping;
using CsCheck;

namespace Bot.Tests.Delivery;

public sealed class EditionMessageTests
{
    private static readonly EditionForm Channel = EditionForm.Channel;
    private static readonly Window Week = new(new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[0, 60], Gen.String[Gen.Char["*_[]()<>@#|`~ \n\\"], 0, 400], Gen.String[Gen.Char["ab "], 0, 3000], Gen.Int[0, 900].Select(n => string.Concat(Enumerable.Repeat("👩", n))), Gen.Const(""));

    private static readonly Gen<string> Urls = Gen.OneOf(Gen.Int[1, 900].Select(n => "https://wire.example/" + new string('a', n)), Gen.String, Gen.Const("https://wire.example/(x)"));

    private static readonly Gen<Edition> Editions =
        from texts in Words.Array[96]
        from urls in Urls.Array[12]
        from events in Gen.Int[0, 12]
        from actions in Gen.Int[0, 5]
        from notes in Gen.Int[0, 3]
        from length in Gen.Enum<EditionLength>()
        select new Edition(
            texts[0].Length > 0 ? texts[0] : "T", texts[1], Week, new(12, 5, events, 3), length,
            [.. Enumerable.Range(0, events).Select(n => new EditionItem(
                n + 1, 100 + n, texts[2 + n], urls[n], texts[14 + n], n % 3 == 0 ? texts[26 + n] : null, texts[38 + n], n, n, n % 2 == 0, "chips", n % 4 == 0,
                [texts[50 + n], texts[62 + n]], n % 2 == 0 ? [texts[74 + n]] : [], [texts[3]]))],
            [.. Enumerable.Range(0, actions).Select(n => new EditionAction(n, 100, texts[86 + n], texts[90 + n].Length > 0 ? texts[90 + n] : "Do it", null, "Wire"))],
            [.. Enumerable.Range(0, notes).Select(n => texts[92 + n])]);

    [Fact]
    public void The_recap_reads_as_designed() => Assert.Equal(
        """
        # AI recap · 16–22 November
        Cloud led the week with 2 of 2 events: Amazon defends $200B of AI spending.
        -# 412 reports → 61 events → 2 · quoted and traced to 38 sources
        **1** · **[Amazon defends $200B of AI spending](https://wire.example/a)**
        AWS points to signed demand and its own chips.
        -# 5 reports · 4 publishers · primary source
        **2** · Update: **[Kimi K3 weights are out](https://post.example/b)**
        Last week's preview can now be downloaded.
        -# 17 reports · 11 publishers
        **Worth doing**
        Security: update the agent framework to 2.4.1
        -# Extracted, no AI: quoted from cited sources. All content rights belong to the original publishers.

        """.ReplaceLineEndings("\n"), MessageRules.Shown(Assert.Single(EditionMessage.Of(Sample, 7, Channel))));

    [Theory]
    [InlineData(EditionLength.Normal)]
    [InlineData(EditionLength.Full)]
    public void Each_line_that_a_model_wrote_is_marked_and_the_last_line_explains_the_mark(EditionLength length)
    {
        var quoted = Sample.Items[1] with { ByModel = true, Update = null, Line = "“It is out.” — Post", Changed = ["“It is out.” — Post"] };
        var edition = Sample with { Length = length, Items = [Sample.Items[0] with { ByModel = true }, quoted], Actions = [Sample.Actions[0] with { ByModel = true }] };
        var shown = string.Concat(EditionMessage.Of(edition, 7, Channel).Select(MessageRules.Shown));
        Assert.Equal(
            length == EditionLength.Normal
                ? ["AWS points to signed demand and its own chips.\u00A0✦", "Security: update the agent framework to 2.4.1\u00A0✦", "-# AI-written where marked ✦, grounded in cited sources. All content rights belong to the original publishers."]
                : ["AWS points to signed demand and its own chips.\u00A0✦", "Security: update the agent framework to 2.4.1\u00A0✦", "-# AI-written where marked ✦, grounded in cited sources. All content rights belong to the original publishers.",
                    "**What changed** The bill follows demand.\u00A0✦", "**Why it matters** Power is the larger part.\u00A0✦"],
            shown.Split('\n').Where(line => line.Contains('✦', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_channel_offers_a_dm_and_a_dm_offers_to_stop()
    {
        Assert.Equal(["Details", "Details", "Add to my list", "All actions", "Get it by DM", "Hide something"], Labels(EditionMessage.Of(Sample, 7, Channel)[0]));
        Assert.Equal(["Details", "Details", "Add to my list", "All actions", "Change the time", "Stop these messages"], Labels(EditionMessage.Of(Sample, 7, new(true, []))[0]));
    }

    [Fact]
    public void A_role_is_mentioned_only_where_one_is_chosen()
    {
        var body = EditionMessage.Of(Sample, 7, new(false, ["42"]))[0];
        Assert.StartsWith("<@&42>\n# AI recap", MessageRules.Shown(body), StringComparison.Ordinal);
        Assert.Equal(["42"], body.AllowedMentions.Roles);
        Assert.Null(EditionMessage.Of(Sample, 7, Channel)[0].AllowedMentions.Roles);
    }

    [Fact]
    public void A_quiet_week_is_short() => Assert.Equal(3, MessageRules.Lines(MessageRules.Check(EditionMessage.Of(Sample with { Items = [], Actions = [], Lead = "A quiet week: no report came in." }, 7, Channel)[0])).Count() - 1);

    [Fact]
    public void A_full_edition_goes_on_silently_with_what_changed_and_why()
    {
        var messages = EditionMessage.Of(Sample with { Length = EditionLength.Full }, 7, Channel);
        Assert.Equal(2, messages.Count);
        Assert.Equal(MessageFlags.ComponentsV2, messages[0].Flags);
        Assert.Equal(MessageFlags.ComponentsV2 | MessageFlags.SuppressNotifications, messages[1].Flags);
        Assert.Contains("**What changed** The bill follows demand.\n**Why it matters** Power is the larger part.", MessageRules.Shown(messages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void For_any_content_every_message_is_inside_every_limit() => Gen.Select(Editions, Gen.Bool).Sample((edition, dm) =>
    {
        var messages = EditionMessage.Of(edition, long.MaxValue, new(dm, []));
        Assert.All(messages, message => MessageRules.Check(message));
        Assert.True(edition.Length == EditionLength.Full || messages.Count == 1);
        Assert.True(!dm || messages.Count <= 3);
    }, iter: 60);

    [Fact]
    public void For_any_content_no_line_is_cut_and_no_event_is_told_twice() => Editions.Sample(edition =>
    {
        var whole = edition.Items.SelectMany(item => new[] { Sign.Line(item), "-# " + item.Badge }.Concat(Sign.Changed(item)).Concat(Sign.Matters(item))).Concat(edition.Notes).Append(edition.Lead)
            .Concat(edition.Actions.Select(action => action.Sentence)).Select(text => text.StartsWith("-# ", StringComparison.Ordinal) ? "-# " + DiscordMarkdown.Escape(text[3..]) : DiscordMarkdown.Escape(text)).ToHashSet();
        foreach (var message in EditionMessage.Of(edition, 7, Channel))
        {
            var json = MessageRules.Check(message);
            foreach (var line in MessageRules.Lines(json).Where(line => line.Length > 0 && !line.StartsWith("**", StringComparison.Ordinal) && !line.StartsWith("# ", StringComparison.Ordinal) && !line.StartsWith("-# ", StringComparison.Ordinal)))
            {
                Assert.Contains(line, whole);
            }

            var opened = json.ToJsonString().Split("\"custom_id\":\"1:e:").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToList();
            Assert.Equal(opened.Count, opened.Distinct().Count());
            Assert.Equal(opened.Order(), opened);
        }
    }, iter: 60);

    [Fact]
    public void What_does_not_fit_is_counted()
    {
        var many = Sample with { Items = [.. Enumerable.Range(1, 10).Select(n => Sample.Items[0] with { Rank = n, EventId = n, Title = new string('[', 290), Url = "https://wire.example/" + new string('a', 300) })] };
        var shown = MessageRules.Shown(EditionMessage.Of(many with { Ledger = many.Ledger with { Kept = 10 } }, 7, Channel)[0]);
        Assert.Matches("→ 10 · .* · [0-9]+ of them did not fit here", shown);
    }

    internal static Edition Sample { get; } = new(
        "AI recap · 16–22 November", "Cloud led the week with 2 of 2 events: Amazon defends $200B of AI spending.", Week, new(412, 61, 2, 38), EditionLength.Normal,
        [
            new(1, 11, "Amazon defends $200B of AI spending", "https://wire.example/a", "Sample Wire", null, "AWS points to signed demand and its own chips.", 5, 4, true, "cloud", false, ["The bill follows demand."], ["Power is the larger part."], []),
            new(2, 12, "Kimi K3 weights are out", "https://post.example/b", "Post", "weights released", "Last week's preview can now be downloaded.", 17, 11, false, "models", false, [], [], ["11 publishers"]),
        ],
        [new(1, 11, "security", "Update the agent framework to 2.4.1", null, "Wire")], []);

    private static IEnumerable<string> Labels(MessageBody body) =>
        MessageRules.Check(body).ToJsonString().Split("\"label\":\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]);
}

using Bot.Delivery;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using CsCheck;

namespace Bot.Tests.Delivery;

/// <summary>Whatever the content, what is posted beside and after an edition is inside Discord's limits too.</summary>
public sealed class MessageLimitTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[0, 60], Gen.String[Gen.Char["*_[]()<>@#|`~ \n\\"], 0, 400], Gen.String[Gen.Char["ab "], 0, 3000], Gen.Int[0, 900].Select(n => string.Concat(Enumerable.Repeat("👩", n))));

    private static readonly Gen<Edition> Editions =
        from texts in Words.Array[62]
        from urls in Gen.OneOf(Gen.Int[1, 900].Select(n => "https://wire.example/" + new string('a', n)), Gen.String).Array[12]
        from events in Gen.Int[0, 12]
        from note in Words
        from length in Gen.Enum<EditionLength>()
        select new Edition(
            texts[0], texts[1], new(new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)), new(12, 5, events, 3), length,
            [.. Enumerable.Range(0, events).Select(n => new EditionItem(
                n + 1, 100 + n, texts[2 + n], urls[n], texts[14 + n], n % 3 == 0 ? texts[26 + n] : null, texts[38 + n], n, n, n % 2 == 0, "chips", false, [texts[50 + n]], [texts[49 - n]], []))],
            [new EditionAction(7, 100, "", "Read it", null, "Wire")], [])
        {
            FromTheMods = note.Length == 0 ? null : new string([.. note.Take(300)]),
        };

    [Fact]
    public void An_edition_with_a_note_from_the_mods_and_its_edits_keep_every_limit() => Editions.Sample(edition =>
    {
        foreach (var body in EditionMessage.Of(edition, 7, EditionForm.Channel))
        {
            MessageRules.Check(body);
            var gone = edition.Items.Where(item => item.Rank % 2 == 1).ToDictionary(item => item.EventId, item => item.Title);
            var without = EditionEdit.Without(body, gone, new HashSet<long> { 7 });
            MessageRules.Check(without);
            Assert.Empty(Opened(without).Intersect(gone.Keys));
            Assert.Equal(Opened(body).Except(gone.Keys), Opened(without));
            var corrected = EditionEdit.Corrected(body, edition.Items.ToDictionary(item => item.EventId, item => item with { Title = item.Title + " after all", Line = item.Line + item.Line }), [.. edition.Items.Select(item => item.Title)]);
            Assert.Equal(Opened(body), Opened(corrected));
        }
    }, iter: 100);

    [Fact]
    public void A_draft_keeps_every_limit() => Editions.Sample(edition =>
    {
        List<Suggested> asked = [.. edition.Items.Select((item, at) => new Suggested(at + 1, item.Url, item.EventId + (at % 2 * 1_000_000), item.Title)).Prepend(new(0, "https://page.example/" + edition.Lead, null, ""))];
        foreach (var state in Enum.GetValues<DraftState>())
        {
            MessageRules.Check(DraftMessage.Of(edition, new Slot { Id = 5, ProfileKey = "", Profile = "" }, "123", holds: true, state, asked));
        }
    }, iter: 100);

    [Fact]
    public void An_update_keeps_every_limit() => Gen.Select(Words, Words.Array[0, 9], Gen.Bool).Sample((name, titles, personal) =>
        MessageRules.Check(UpdateMessage.Of(personal ? name : null, [.. titles.Append("x").Select((title, n) => new UpdateLine(n, title, "https://wire.example/" + n, title))], "stop-follow:1")), iter: 100);

    private static IEnumerable<long> Opened(MessageBody body) => (body.Components ?? []).OfType<Container>().SelectMany(c => c.Components).OfType<Bot.Discord.Wire.Section>()
        .Select(s => s.Accessory is Button { CustomId: { } id } && CustomId.Parse(id, []) is Press.OpenEvent(var e) ? e : -1).Where(id => id >= 0);
}

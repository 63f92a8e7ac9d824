using System.Globalization;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands.Digests;

/// <summary>How a digest is posted, beside when: whom it mentions, quiet weeks, review, languages, pause; and where managers are alerted.</summary>
internal sealed class DigestMore(Subscriber subscriber, People people, DiscordRest rest, TimeProvider clock) : IAnswersPresses
{
    private const string More = "dig-more", Mention = "dig-mention", Quiet = "dig-quiet", Review = "dig-review", Hours = "dig-hours", Hold = "dig-hold", Alerts = "dig-alerts",
        Languages = "dig-langs", Until = "dig-until", UntilForm = "dig-untilform", Again = nameof(Bot.Delivery.Press.CheckAgain);

    private static readonly int[] s_hours = [2, 6, 12, 24, 48, 72];

    private static readonly string[] s_languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh", "ko"];

    public IReadOnlyList<string> Verbs { get; } = [More, Mention, Quiet, Review, Hours, Hold, Alerts, Languages, Until, UntilForm, Again];

    /// <summary>The button that opens it.</summary>
    public static Button Open(Subscription digest) => Button.Of(Texts.Get("button.more"), Pressed.Id(More, digest.Id));

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        var id = pressed.Press is Bot.Delivery.Press.CheckAgain(var subscription) ? subscription : pressed.Number(0);
        var key = SubscriptionKey.OfServer(id, call.ServerId!); // Managing saw a server
        if (await subscriber.FindAsync(key, cancel) is not { } digest)
        {
            return Reply.Private(Texts.Get("digest.gone"));
        }

        return pressed.Verb switch
        {
            Again => await CheckAsync(call, key, digest, cancel),
            Until => new Reply.Asked(Pressed.Id(UntilForm, digest.Id), Texts.Get("more.until.title"), [new Label(Texts.Get("more.until.label"), new TextInput("until") { MaxLength = 20 }) { Description = Texts.Get("more.until.hint") }]),
            UntilForm => await PauseAsync(key, digest, call.Fields["until"] ?? "", cancel),
            More => Reply.Private(await PanelAsync(digest, "", cancel)),
            _ => await ChangeAsync(call, pressed.Verb, key, digest, cancel),
        };
    }

    private async Task<Reply> ChangeAsync(InteractionContext call, string verb, SubscriptionKey key, Subscription digest, CancellationToken cancel)
    {
        var chosen = call.Values.Count > 0 ? call.Values[0] : null;
        if (verb is Review or Alerts && chosen is not null && Permits.Missing(await ChannelRights.AskAsync(rest, call.ServerId!, chosen, call.Interaction.ApplicationId, cancel), ChannelType.GuildText, "normal") is { Count: > 0 } missing)
        {
            return Reply.Private(Texts.Get("digest.noright", chosen, string.Join("**, **", missing)));
        }

        if (verb == Alerts)
        {
            await people.SetAlertsAsync(call.ServerId!, chosen, cancel);
            return new Reply.Changed(MessageBody.Of(await PanelAsync(digest, Texts.Get("more.changed"), cancel)));
        }

        var changed = await subscriber.SetAsync(key, s =>
        {
            switch (verb)
            {
                case Mention:
                    s.MentionRoleId = chosen;
                    break;
                case Quiet:
                    s.SkipQuietWeeks = !s.SkipQuietWeeks;
                    break;
                case Review:
                    (s.ReviewChannelId, s.ReviewHours) = (chosen, s.ReviewHours > 0 ? s.ReviewHours : 24); // 0 in rows from before there were reviews
                    break;
                case Hours:
                    s.ReviewHours = int.TryParse(chosen, CultureInfo.InvariantCulture, out var hours) ? Math.Clamp(hours, 1, 72) : s.ReviewHours;
                    break;
                case Hold:
                    s.HoldUnapproved = !s.HoldUnapproved;
                    break;
                case Languages when call.Values.Count > 0:
                    s.Languages = [.. call.Values];
                    break;
            }
        }, cancel);
        return new Reply.Changed(MessageBody.Of(await PanelAsync(changed ?? digest, Texts.Get("more.changed"), cancel)));
    }

    private async Task<Reply> PauseAsync(SubscriptionKey key, Subscription digest, string text, CancellationToken cancel)
    {
        var zone = Profiles.ZoneOf(digest);
        if (!DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d MMMM yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || Slots.Next([day.DayOfWeek], TimeOnly.MinValue, zone, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-2)) is var until && until <= clock.GetUtcNow())
        {
            return Reply.Private(Texts.Get("more.until.unclear"), Button.Of(Texts.Get("button.another"), Pressed.Id(Until, digest.Id)));
        }

        var paused = await subscriber.PauseAsync(key, until, cancel);
        return Reply.Private(paused is null ? Texts.Get("digest.gone") : Texts.Get("more.until.done", digest.ChannelId, Shown.At(until)));
    }

    private async Task<Reply> CheckAsync(InteractionContext call, SubscriptionKey key, Subscription digest, CancellationToken cancel)
    {
        var channel = digest.ChannelId ?? "";
        var type = digest.ChannelKind switch { "forum" => ChannelType.GuildForum, "thread" => ChannelType.PublicThread, _ => ChannelType.GuildText };
        if (Permits.Missing(await ChannelRights.AskAsync(rest, call.ServerId!, channel, call.Interaction.ApplicationId, cancel), type, digest.Length) is { Count: > 0 } missing)
        {
            return Reply.Private(Texts.Get("digest.noright", channel, string.Join("**, **", missing)), Button.Of(Texts.Get("button.check"), Bot.Delivery.CustomId.Of(new Bot.Delivery.Press.CheckAgain(digest.Id)), ButtonStyle.Primary));
        }

        await subscriber.SendNowAsync(key, cancel);
        return Reply.Private(Texts.Get("digest.sending"));
    }

    private async Task<IReadOnlyList<Component>> PanelAsync(Subscription digest, string first, CancellationToken cancel)
    {
        var alerts = digest.ServerId is { } server ? await people.AlertsAsync(server, cancel) : null;
        string[] lines =
        [
            first,
            Texts.Get("more.head", digest.ChannelId),
            Texts.Get("more.mention", digest.MentionRoleId is { } role ? $"<@&{role}>" : Texts.Get("more.nobody")),
            Texts.Get(digest.SkipQuietWeeks ? "more.quiet.skip" : "more.quiet.short"),
            digest.ReviewChannelId is { } review ? Texts.Get(digest.HoldUnapproved ? "more.review.hold" : "more.review.send", review, digest.ReviewHours) : Texts.Get("more.review.none"),
            Texts.Get("more.alerts", alerts is null ? Texts.Get("more.nowhere") : $"<#{alerts}>"),
            Texts.Get("more.languages", Shown.Listed([.. digest.Languages.Select(Shown.Language)])),
        ];
        ChannelType[] channels = [ChannelType.GuildText];
        return
        [
            new TextDisplay(string.Join('\n', lines.Where(line => line.Length > 0))),
            Row(new RoleSelect(Pressed.Id(Mention, digest.Id)) { Placeholder = Texts.Get("more.mention.pick"), MinValues = 0, MaxValues = 1 }),
            Row(new ChannelSelect(Pressed.Id(Review, digest.Id)) { Placeholder = Texts.Get("more.review.pick"), MinValues = 0, MaxValues = 1, ChannelTypes = channels }),
            Row(new ChannelSelect(Pressed.Id(Alerts, digest.Id)) { Placeholder = Texts.Get("more.alerts.pick"), MinValues = 0, MaxValues = 1, ChannelTypes = channels }),
            Row(new StringSelect(Pressed.Id(Hours, digest.Id), [.. s_hours.Select(h => Option(Texts.Get("more.hours", h), h.ToString(CultureInfo.InvariantCulture), h == digest.ReviewHours))]) { Placeholder = Texts.Get("more.hours.pick") }),
            Row(new StringSelect(Pressed.Id(Languages, digest.Id), [.. s_languages.Select(l => Option(Shown.Language(l), l, digest.Languages.Contains(l)))]) { Placeholder = Texts.Get("more.languages.pick"), MinValues = 1, MaxValues = s_languages.Length }),
            Row(
                Button.Of(Texts.Get(digest.SkipQuietWeeks ? "button.quiet.short" : "button.quiet.skip"), Pressed.Id(Quiet, digest.Id)),
                Button.Of(Texts.Get(digest.HoldUnapproved ? "button.hold.send" : "button.hold.hold"), Pressed.Id(Hold, digest.Id)),
                Button.Of(Texts.Get("button.until"), Pressed.Id(Until, digest.Id))),
        ];
    }

    private static SelectOption Option(string label, string value, bool chosen) => new(label, value) { Default = chosen ? true : null };

    private static ActionRow Row(params IReadOnlyList<Component> components) => new(components);
}

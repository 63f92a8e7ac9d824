using Bot.Commands.Asking;
using Bot.Commands.Chronicle;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>The personal recap by direct message: with options it is created or changed, without them a private panel says how it stands.</summary>
internal sealed class SubscribeCommand(Subscriber subscriber, People people, Eraser eraser, TimeProvider clock) : ISlashCommand, IAnswersPresses
{
    private const string Use = "sub-use", Ask = "sub-ask", Form = "sub-form", Pause = "sub-pause", Week = "sub-week", Resume = "sub-resume", Stop = "sub-stop", Now = "sub-now",
        Export = "sub-export", Delete = "sub-delete", Gone = "sub-gone", Languages = "sub-lang", Reads = "sub-reads";

    /// <summary>ISO 639-1 codes of languages that many sources write in.</summary>
    private static readonly string[] s_languages = ["en", "zh", "de", "fr", "es", "ja", "ko", "pt", "it", "nl", "pl", "ru", "sv", "tr", "ar", "hi"];

    /// <summary>What anybody can do, subscribed or not.</summary>
    private static readonly Button[] s_data =
    [
        FollowPresses.Listing, Button.Of(Texts.Get("button.languages"), Pressed.Id(Languages)),
        Button.Of(Texts.Get("button.export"), Pressed.Id(Export)), Button.Of(Texts.Get("button.data"), Pressed.Id(Delete), ButtonStyle.Danger),
    ];

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("subscribe", Texts.Get("subscribe.description"))
        .With(WantedForm.Options("day", "time", "timezone", "topics", "audience", "length"))
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Use, Ask, Form, Pause, Week, Resume, Stop, Now, Export, Delete, Gone, Languages, Reads, nameof(Press.GetByDm), nameof(Press.ChangeTime), nameof(Press.StopDms)];

    public Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) => Task.FromResult(WantedForm.Complete(call));

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var asked = WantedReading.Of(call.Options.String);
        return asked.Problems.Count > 0 ? Unclear(asked)
            : asked.Wanted == new Wanted() ? await PanelAsync(call, cancel)
            : await KeepAsync(call, asked.Wanted, cancel);
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel) => pressed.Verb switch
    {
        Use => await KeepAsync(call, WantedCode.Read(pressed[0]), cancel),
        Ask => WantedForm.Ask(Form, await subscriber.OfPersonAsync(call.UserId, cancel), await WithZoneAsync(call, WantedCode.Read(pressed[0]), cancel)),
        Form => await FilledAsync(call, cancel),
        nameof(Press.ChangeTime) => WantedForm.Ask(Form, await subscriber.OfPersonAsync(call.UserId, cancel), new Wanted()),
        nameof(Press.GetByDm) => await PanelAsync(call, cancel),
        Export => Paged.Of(await eraser.ExportPersonAsync(call.UserId, cancel), Texts.Get("data.export"), Export, (int)Math.Clamp(pressed.Number(0), 0, 1000)),
        Languages => Reply.Private(Texts.Get("languages.head"), await LanguagesAsync(call, cancel)),
        Reads => await ReadsAsync(call, cancel),
        Delete => Reply.Private(Texts.Get("data.sure"), Button.Of(Texts.Get("button.delete.all"), Pressed.Id(Gone), ButtonStyle.Danger)),
        Gone => await ForgetAsync(call, cancel),
        nameof(Press.StopDms) => await StopOwnAsync(call, cancel),
        _ => await ChangeAsync(call, pressed, cancel),
    };

    private async Task<Reply> FilledAsync(InteractionContext call, CancellationToken cancel)
    {
        var asked = WantedReading.Of(field => call.Fields[field]);
        return asked.Problems.Count > 0 ? Unclear(asked) : await KeepAsync(call, asked.Wanted, cancel);
    }

    private static Reply Unclear(WantedReading asked) => Reply.Private(string.Join('\n', asked.Problems),
    [
        .. asked.Meant is { } meant ? [Button.Of(Texts.Get("button.use"), Pressed.Id(Use, WantedCode.Write(meant)), ButtonStyle.Primary)] : (Button[])[],
        Button.Of(Texts.Get("button.another"), Pressed.Id(Ask, WantedCode.Write(asked.Meant ?? asked.Wanted))),
    ]);

    private async Task<Reply> KeepAsync(InteractionContext call, Wanted wanted, CancellationToken cancel)
    {
        if (wanted.Zone is { } zone)
        {
            await people.SetZoneAsync(call.UserId, zone, cancel);
        }

        var isNew = await subscriber.OfPersonAsync(call.UserId, cancel) is null;
        var kept = await subscriber.ForPersonAsync(call.UserId, isNew ? await WithUsualAsync(call, wanted, cancel) : wanted, cancel);
        var text = Texts.Get(kept.FirstEditionComes ? "subscribe.created" : "subscribe.changed", Shown.Schedule(kept.Subscription), Shown.Taste(kept.Subscription));
        return Reply.Instead($"{text}\n{Next(kept.Subscription)}", Buttons(kept.Subscription));
    }

    /// <summary>A new subscription begins with what the person chose before: their zone and the languages they read.</summary>
    private async Task<Wanted> WithUsualAsync(InteractionContext call, Wanted wanted, CancellationToken cancel) =>
        await WithZoneAsync(call, wanted, cancel) with { Languages = await people.LanguagesAsync(call.UserId, cancel) is { Count: > 0 } read ? read : null };

    private async Task<Wanted> WithZoneAsync(InteractionContext call, Wanted wanted, CancellationToken cancel) =>
        wanted.Zone is null && await people.ZoneAsync(call.UserId, call.ServerId, cancel) is { } zone ? wanted with { Zone = zone } : wanted;

    private async Task<Reply> PanelAsync(InteractionContext call, CancellationToken cancel)
    {
        if (await subscriber.OfPersonAsync(call.UserId, cancel) is { } subscription)
        {
            return Panel(subscription);
        }

        var zone = await people.ZoneAsync(call.UserId, call.ServerId, cancel) ?? "UTC";
        var usual = new Wanted { Days = [DayOfWeek.Monday], Time = new TimeOnly(9, 0), Zone = zone };
        return Reply.Private(
        [
            new TextDisplay(Texts.Get("subscribe.none")),
            new ActionRow(
            [
                Button.Of(Texts.Get("button.usual", zone), Pressed.Id(Use, WantedCode.Write(usual)), ButtonStyle.Primary),
                Button.Of(Texts.Get("button.choose"), Pressed.Id(Ask, WantedCode.Write(new Wanted { Zone = zone }))),
            ]),
            new ActionRow(s_data),
        ]);
    }

    private async Task<Reply> ChangeAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var key = SubscriptionKey.OfPerson(pressed.Number(0), call.UserId);
        var changed = pressed.Verb switch
        {
            Pause => await subscriber.PauseAsync(key, null, cancel),
            Week => await subscriber.PauseAsync(key, clock.GetUtcNow().AddDays(7), cancel),
            Resume => await subscriber.ResumeAsync(key, cancel),
            Stop => await subscriber.StopAsync(key, cancel),
            _ => await subscriber.SendNowAsync(key, cancel),
        };
        return changed is null ? Reply.Private(Texts.Get("subscribe.gone")) : new Reply.Changed(((Reply.Said)Panel(changed, pressed.Verb == Now)).Body);
    }

    private async Task<StringSelect> LanguagesAsync(InteractionContext call, CancellationToken cancel)
    {
        var now = (await subscriber.OfPersonAsync(call.UserId, cancel))?.Languages ?? ["en"];
        return new StringSelect(Reads, [.. s_languages.Select(l => new SelectOption(Shown.Language(l), l) { Default = now.Contains(l) ? true : null })]) { MinValues = 1, MaxValues = s_languages.Length, Placeholder = Texts.Get("languages.pick") };
    }

    private async Task<Reply> ReadsAsync(InteractionContext call, CancellationToken cancel)
    {
        string[] read = [.. call.Values.Where(s_languages.Contains)];
        if (read.Length == 0)
        {
            return Reply.Private(Texts.Get("languages.head"), await LanguagesAsync(call, cancel));
        }

        await people.SetLanguagesAsync(call.UserId, read, cancel);
        if (await subscriber.OfPersonAsync(call.UserId, cancel) is { State: SubscriptionState.Active })
        {
            await subscriber.ForPersonAsync(call.UserId, new Wanted { Languages = read }, cancel);
        }

        return Reply.Instead(Texts.Get("languages.kept", Shown.Listed([.. read.Select(Shown.Language)])));
    }

    private async Task<Reply> ForgetAsync(InteractionContext call, CancellationToken cancel)
    {
        await eraser.ForgetPersonAsync(call.UserId, cancel);
        return Reply.Instead(Texts.Get("data.gone"));
    }

    private async Task<Reply> StopOwnAsync(InteractionContext call, CancellationToken cancel)
    {
        var own = await subscriber.OfPersonAsync(call.UserId, cancel);
        var stopped = own is null ? null : await subscriber.StopAsync(SubscriptionKey.OfPerson(own.Id, call.UserId), cancel);
        return stopped is null ? Reply.Private(Texts.Get("subscribe.gone")) : Panel(stopped);
    }

    private Reply Panel(Subscription subscription, bool sending = false) => Reply.Private(
        string.Join('\n', new[] { StateOf(subscription), sending ? Texts.Get("subscribe.sending") : "", Runs(subscription) ? Next(subscription) : "" }.Where(line => line.Length > 0)),
        Buttons(subscription));

    private string StateOf(Subscription subscription) => subscription.State switch
    {
        SubscriptionState.Active when subscription.PausedUntil > clock.GetUtcNow() => Texts.Get("subscribe.until", Shown.At(subscription.PausedUntil.Value)),
        SubscriptionState.Active => Texts.Get("subscribe.runs", Shown.Schedule(subscription), Shown.Taste(subscription)),
        SubscriptionState.Paused => Texts.Get("subscribe.paused", Shown.Schedule(subscription)),
        SubscriptionState.Blocked or SubscriptionState.Gone or SubscriptionState.NoRight => Texts.Get("subscribe.blocked"),
        _ => Texts.Get("subscribe.stopped"),
    };

    private string Next(Subscription subscription) => Texts.Get("next.three", string.Join(" · ", subscriber.NextSlots(subscription, 3).Select(Shown.At)));

    private static bool Runs(Subscription subscription) => subscription.State is SubscriptionState.Active;

    private static IReadOnlyList<Component> Buttons(Subscription subscription)
    {
        var change = Button.Of(Texts.Get("button.change"), Pressed.Id(Ask, ""), ButtonStyle.Primary);
        return Runs(subscription) && subscription.PausedUntil is null
            ? [change, Id("button.now", Now), Id("button.week", Week), Id("button.pause", Pause), Id("button.stop", Stop), .. s_data]
            : subscription.State is SubscriptionState.Stopped
                ? [Id("button.again", Resume), change, .. s_data]
                : [Id("button.resume", Resume), change, Id("button.stop", Stop), .. s_data];

        Button Id(string text, string verb) => Button.Of(Texts.Get(text), Pressed.Id(verb, subscription.Id));
    }
}

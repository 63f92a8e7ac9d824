using System.Globalization;
using Bot.Commands.Asking;
using Bot.Commands.FreeText;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.News.Collecting;
using Bot.Subscriptions;

namespace Bot.Commands.Managing;

/// <summary>The sources of one server: what it added, muted and trusts, how they do, and one of them closely.</summary>
internal sealed class SourcesPanel(Wishes wishes, SourceProbe probe, AttachedFile files, TimeProvider clock)
{
    private const string Add = "src-add", Mute = "src-mute", Trust = "src-trust", Drop = "src-drop", Open = "src-open", List = "src-list", Health = "src-health", Export = "src-export", Import = "src-import", Form = "src-form", Paste = "src-paste";

    public static readonly IReadOnlyList<string> Verbs = [Add, Mute, Trust, Drop, Open, List, Health, Export, Import, Form, Paste];

    /// <summary>Who asked waits at most so long for an address that does not answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);

    public async Task<IReadOnlyList<CommandChoice>> CompleteAsync(string server, string typed, CancellationToken cancel) =>
        [.. (await wishes.SourcesAsync(server, cancel)).Where(s => s.Name.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Take(25).Select(s => CommandChoice.Of(Shown.Label(s.Name), Shown.Cut(s.Name, 100)))];

    public async Task<Reply> ListAsync(InteractionContext call, string first, CancellationToken cancel)
    {
        var own = await wishes.OfAsync(call.ServerId!, cancel); // Managing saw a server
        var all = await wishes.SourcesAsync(call.ServerId!, cancel);
        string[] lines =
        [
            first, Texts.Get("sources.head", all.Count(s => s.Tier == Tier.Catalogue)),
            .. Group("sources.added", Stance.Add), .. Group("sources.trusted", Stance.Trust), .. Group("sources.muted", Stance.Mute),
            own.Count == 0 ? Texts.Get("sources.none") : "",
        ];
        return Reply.Instead(string.Join('\n', lines.Where(l => l.Length > 0)),
        [
            Button.Of(Texts.Get("button.add"), Pressed.Id(Form), ButtonStyle.Primary), Button.Of(Texts.Get("button.health"), Pressed.Id(Health)),
            Button.Of(Texts.Get("button.import"), Pressed.Id(Import)), Button.Of(Texts.Get("button.opml"), Pressed.Id(Export)),
            .. all.Count == 0 ? [] : (Component[])[new StringSelect(Pressed.Id(Open), [.. Choices(all, own)]) { Placeholder = Texts.Get("sources.open") }],
        ]);

        IEnumerable<string> Group(string text, Stance stance) => own.Where(w => w.Stance == stance).Select(w => Name(w.Url, all)).ToList() is { Count: > 0 } names
            ? [Texts.Get(text, string.Join(", ", names.Take(15)) + (names.Count > 15 ? " …" : ""))]
            : [];
    }

    /// <summary>Fetches a new address, shows its first items and asks; nothing is kept yet.</summary>
    public async Task<Reply> TestAsync(InteractionContext call, string url, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(s_patience);
        ProbeResult found;
        try
        {
            found = await probe.TestAsync(url, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Reply.Private(Texts.Get("sources.slow", Said.Short(url)), Button.Of(Texts.Get("button.another.url"), Pressed.Id(Form)));
        }

        if (!found.Works)
        {
            return found.FeedsOnPage.FirstOrDefault(f => f.Length <= 90) is { } offered
                ? Reply.Private(Texts.Get("sources.page", Said.Short(url), DiscordMarkdown.Escape(offered)), Button.Of(Texts.Get("button.use"), Pressed.Id(Add, offered), ButtonStyle.Primary), Button.Of(Texts.Get("button.another.url"), Pressed.Id(Form)))
                : Reply.Private(Texts.Get("sources.bad", Said.Short(url), DiscordMarkdown.Escape(Shown.Cut(found.Problem ?? "", 300))), Button.Of(Texts.Get("button.another.url"), Pressed.Id(Form)));
        }

        var outcome = await wishes.KeepAsync(call.ServerId!, found.Url, Stance.Add, cancel); // Managing saw a server
        var items = string.Concat(found.First.Select(i => $"\n- {DiscordMarkdown.Link(Shown.Cut(i.Title, 140), i.Url)} · {(i.Published is { } at ? Shown.Short(at) : Texts.Get("sources.undated"))}"));
        return outcome switch
        {
            WishOutcome.TooMany => Reply.Private(Texts.Get("sources.toomany", Wishes.Most)),
            WishOutcome.Already => Reply.Private(Texts.Get("sources.already", DiscordMarkdown.Escape(Shown.Cut(found.Title ?? found.Url, 100))) + items, After(found.Url)),
            _ => Reply.Private(Texts.Get("sources.kept", DiscordMarkdown.Escape(Shown.Cut(found.Title ?? found.Url, 100)), found.Items) + items, After(found.Url)),
        };
    }

    public async Task<Reply> NamedAsync(InteractionContext call, string name, CancellationToken cancel)
    {
        var all = await wishes.SourcesAsync(call.ServerId!, cancel); // Managing saw a server
        var found = all.FirstOrDefault(s => s.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || s.Url == name.Trim())
            ?? all.FirstOrDefault(s => s.Name.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found is not null)
        {
            return await OneAsync(call, found, "", cancel);
        }

        var near = Nearest.Of(name.Trim().ToLowerInvariant(), all.Select(s => s.Name.ToLowerInvariant()));
        var meant = all.FirstOrDefault(s => s.Name.Equals(near, StringComparison.OrdinalIgnoreCase));
        return meant is null
            ? Reply.Private(Texts.Get("sources.unknown", Said.Short(name)), Button.Of(Texts.Get("button.add"), Pressed.Id(Form), ButtonStyle.Primary))
            : Reply.Private($"{Texts.Get("sources.unknown", Said.Short(name))} {Texts.Get("unclear.meant", DiscordMarkdown.Escape(meant.Name))}", Button.Of(Texts.Get("button.use"), Pressed.Id(Open, meant.Id), ButtonStyle.Primary));
    }

    public async Task<Reply> ImportAsync(InteractionContext call, Attachment file, CancellationToken cancel) => await files.ReadAsync(file, cancel) is { } text
        ? await TakeAsync(call, text, cancel)
        : Reply.Private(Texts.Get("sources.nofile"));

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var server = call.ServerId!; // Managing saw a server
        switch (pressed.Verb)
        {
            case Form when call.Type is InteractionType.ModalSubmit:
                return await TestAsync(call, call.Fields["url"] ?? "", cancel);
            case Form:
                return new Reply.Asked(Pressed.Id(Form), Texts.Get("sources.form"), [new Label(Texts.Get("sources.form.url"), new TextInput("url") { MaxLength = 500 }) { Description = Texts.Get("sources.form.hint") }]);
            case Import:
                return new Reply.Asked(Pressed.Id(Paste), Texts.Get("sources.import"), [new Label(Texts.Get("sources.import.label"), new TextInput("opml") { Style = TextInputStyle.Paragraph, MaxLength = 4000 }) { Description = Texts.Get("sources.import.hint") }]);
            case Paste:
                return await TakeAsync(call, call.Fields["opml"] ?? "", cancel);
            case Add:
                return await TestAsync(call, pressed.From(0), cancel);
            case Health:
                return Reply.Private(SourceHealth.Text(await wishes.SourcesAsync(server, cancel), clock.GetUtcNow()));
            case Export:
                return Paged.Of(Opml.Write(await ExportedAsync(server, cancel)), Texts.Get("sources.export"), Export, (int)Math.Clamp(pressed.Number(0), 0, 1000));
            case List:
                return await ListAsync(call, "", cancel);
        }

        var id = pressed.Verb == Open && call.Values is [var chosen] ? long.TryParse(chosen, CultureInfo.InvariantCulture, out var number) ? number : -1 : pressed.Number(0);
        var source = (await wishes.SourcesAsync(server, cancel)).FirstOrDefault(s => s.Id == id);
        return source is null ? Reply.Private(Texts.Get("sources.gone")) : pressed.Verb == Open ? await OneAsync(call, source, "", cancel) : await SetAsync(call, source, pressed.Verb, cancel);
    }

    private async Task<Reply> SetAsync(InteractionContext call, Source source, string verb, CancellationToken cancel)
    {
        if (verb == Drop)
        {
            await wishes.DropAsync(call.ServerId!, source.Url, cancel); // Managing saw a server
            return source.Tier == Tier.Catalogue ? await OneAsync(call, source, Texts.Get("sources.undone"), cancel) : await ListAsync(call, Texts.Get("sources.dropped", DiscordMarkdown.Escape(source.Name)), cancel);
        }

        var outcome = await wishes.KeepAsync(call.ServerId!, source.Url, verb == Mute ? Stance.Mute : Stance.Trust, cancel);
        return outcome == WishOutcome.TooMany ? Reply.Private(Texts.Get("sources.toomany", Wishes.Most)) : await OneAsync(call, source, Texts.Get(verb == Mute ? "sources.ismuted" : "sources.istrusted"), cancel);
    }

    private async Task<Reply> OneAsync(InteractionContext call, Source source, string first, CancellationToken cancel)
    {
        var stance = (await wishes.OfAsync(call.ServerId!, cancel)).FirstOrDefault(w => w.Url == source.Url)?.Stance; // Managing saw a server
        string[] lines = [first, $"**{DiscordMarkdown.Escape(Shown.Cut(source.Name, 100))}** · {DiscordMarkdown.Link(DiscordMarkdown.Escape(new Uri(source.Url).Host), source.Url)}", SourceHealth.Line(source, clock.GetUtcNow())];
        List<Button> buttons = [];
        if (stance != Stance.Mute)
        {
            buttons.Add(Button.Of(Texts.Get("button.mute"), Pressed.Id(Mute, source.Id)));
        }

        if (stance != Stance.Trust)
        {
            buttons.Add(Button.Of(Texts.Get("button.trust"), Pressed.Id(Trust, source.Id)));
        }

        if (stance is { } said)
        {
            buttons.Add(Button.Of(Texts.Get(said switch { Stance.Mute => "button.unmute", Stance.Trust => "button.untrust", _ => "button.remove" }), Pressed.Id(Drop, source.Id), said == Stance.Add ? ButtonStyle.Danger : ButtonStyle.Secondary));
        }

        buttons.Add(Button.Of(Texts.Get("button.sources"), Pressed.Id(List)));
        return Reply.Instead(string.Join('\n', lines.Where(l => l.Length > 0)), buttons);
    }

    private async Task<Reply> TakeAsync(InteractionContext call, string opml, CancellationToken cancel)
    {
        var entries = Opml.Read(opml).Where(e => e.Url.Length <= 500).ToList();
        var sound = entries.Where(e => Uri.TryCreate(e.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && Secrets.Why(uri) is null).ToList();
        if (sound.Count == 0)
        {
            return Reply.Private(Texts.Get("sources.noopml"));
        }

        var kept = 0;
        foreach (var entry in sound)
        {
            var outcome = await wishes.KeepAsync(call.ServerId!, entry.Url, Stance.Add, cancel); // Managing saw a server
            kept += outcome == WishOutcome.Kept ? 1 : 0;
            if (outcome == WishOutcome.TooMany)
            {
                return Reply.Private(Texts.Get("sources.imported.some", kept, entries.Count, Wishes.Most), Button.Of(Texts.Get("button.sources"), Pressed.Id(List)));
            }
        }

        return Reply.Private(Texts.Get("sources.imported", kept, entries.Count), Button.Of(Texts.Get("button.sources"), Pressed.Id(List)));
    }

    /// <summary>What this server reads: the catalogue and its own, without what it muted.</summary>
    private async Task<IEnumerable<Source>> ExportedAsync(string server, CancellationToken cancel)
    {
        var muted = (await wishes.OfAsync(server, cancel)).Where(w => w.Stance == Stance.Mute).Select(w => w.Url).ToHashSet();
        return (await wishes.SourcesAsync(server, cancel)).Where(s => !muted.Contains(s.Url));
    }

    private static IEnumerable<SelectOption> Choices(IReadOnlyList<Source> all, IReadOnlyList<SourceWish> own) => all
        .OrderByDescending(s => own.Any(w => w.Url == s.Url)).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase).Take(25)
        .Select(s => new SelectOption(Shown.Label(s.Name), s.Id.ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<Button> After(string url) => url.Length <= 90
        ? [Button.Of(Texts.Get("button.sources"), Pressed.Id(List), ButtonStyle.Primary), Button.Of(Texts.Get("button.another.url"), Pressed.Id(Form))]
        : [Button.Of(Texts.Get("button.sources"), Pressed.Id(List), ButtonStyle.Primary)];

    private static string Name(string url, IReadOnlyList<Source> all) => DiscordMarkdown.Escape(Shown.Cut(all.FirstOrDefault(s => s.Url == url)?.Name ?? (Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : url), 60));
}

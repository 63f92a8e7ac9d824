using Bot.Commands.Allowing;
using Bot.Commands.Asking;
using Bot.Commands.FreeText;
using Bot.Commands.Managing;
using Bot.Delivery;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>What holds for a whole server, in one private panel for those who manage it.</summary>
internal sealed class SettingsCommand(ServerBook servers, DiscordRest rest) : ISlashCommand, IAnswersPresses
{
    private const string Ask = "set-ask", Form = "set-form", Alert = "set-alert", Share = "set-share", ShareRole = "set-sharerole", Roles = "set-roles", Audience = "set-aud", Role = "set-role", Zone = "set-zone", Back = "set-back";
    private const string ARole = "role";
    private const int MostWords = 50;

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("settings", Texts.Get("settings.description"))
        .In(InteractionPlace.Guild).InstalledBy(IntegrationType.Guild).Needing(Permissions.ManageGuild);

    public IReadOnlyList<string> Verbs { get; } = [Ask, Form, Alert, Share, ShareRole, Roles, Audience, Role, Zone, Back];

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel) =>
        Permits.Managing(call) ?? Reply.Private(Panel(await servers.OfAsync(call.ServerId!, cancel))); // Managing saw a server

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        var server = call.ServerId!; // Managing saw a server
        var now = await servers.OfAsync(server, cancel);
        switch (pressed.Verb)
        {
            case Ask:
                return Fields(now);
            case Form:
                return await FilledAsync(server, call, cancel);
            case Zone when ZoneText.Read(pressed.From(0)) is Reading<string>.Understood(var meant):
                return Shows(await servers.ChangeAsync(server, s => s.Zone = meant, cancel));
            case Alert when call.Values is [var channel, ..] && Permits.Missing(await ChannelRights.AskAsync(rest, server, channel, call.Interaction.ApplicationId, cancel), ChannelType.GuildText, "normal") is { Count: > 0 } missing:
                return Reply.Private(Texts.Get("digest.noright", channel, string.Join("**, **", missing)));
            case Alert:
                return Shows(await servers.ChangeAsync(server, s => s.AlertChannelId = call.Values.FirstOrDefault(), cancel));
            case Share when call.Values.FirstOrDefault() == ARole:
                return Reply.Instead(Texts.Get("settings.sharerole"), new RoleSelect(ShareRole) { Placeholder = Texts.Get("settings.role.pick") });
            case Share or ShareRole:
                var who = call.Values.FirstOrDefault() ?? Sharing.Everyone;
                return Shows(await servers.ChangeAsync(server, s => s.Sharing = who, cancel));
            case Roles:
                return Reply.Instead(Texts.Get("settings.audience"), [new StringSelect(Audience, [.. Audiences.All.Select(a => new SelectOption(a, a))]) { Placeholder = Texts.Get("settings.audience.pick") }, BackButton()]);
            case Audience when call.Values is [var chosen] && Audiences.All.Contains(chosen):
                return Reply.Instead(Texts.Get("settings.role", chosen), [new RoleSelect(Pressed.Id(Role, chosen)) { MinValues = 0, Placeholder = Texts.Get("settings.role.pick") }, BackButton()]);
            case Role when Audiences.All.Contains(pressed[0]):
                return Shows(await servers.ChangeAsync(server, s => s.AudienceRoles = [.. s.AudienceRoles.Where(r => !r.StartsWith(pressed[0] + ":", StringComparison.Ordinal)), .. call.Values.Take(1).Select(role => $"{pressed[0]}:{role}")], cancel));
            default:
                return Shows(now);
        }
    }

    private static Reply.Changed Shows(ServerSettings settings) => new(MessageBody.Of(Panel(settings)));

    private static IReadOnlyList<Component> Panel(ServerSettings settings)
    {
        string[] lines =
        [
            Texts.Get("settings.head"),
            Texts.Get("settings.zone", settings.Zone),
            Texts.Get("settings.language"),
            Texts.Get("settings.words", Listed(settings.MutedWords)),
            Texts.Get("settings.publishers", Listed(settings.MutedPublishers)),
            Texts.Get("settings.alert", settings.AlertChannelId is { } channel ? $"<#{channel}>" : Texts.Get("settings.nobody")),
            Texts.Get("settings.roles", settings.AudienceRoles.Count == 0 ? Texts.Get("settings.nothing") : string.Join(", ", settings.AudienceRoles.Select(r => r.Split(':')).Select(r => $"{r[0]} <@&{r[^1]}>"))),
            Texts.Get("settings.share", settings.Sharing switch { Sharing.Everyone or "" => Texts.Get("settings.everyone"), Sharing.Managers => Texts.Get("settings.managers"), var role => $"<@&{role}>" }),
        ];
        return
        [
            new TextDisplay(string.Join('\n', lines)),
            .. Reply.Rows(
            [
                Button.Of(Texts.Get("button.change.settings"), Pressed.Id(Ask), ButtonStyle.Primary), Button.Of(Texts.Get("button.roles"), Pressed.Id(Roles)), VotesPanel.Opening,
                new ChannelSelect(Alert) { ChannelTypes = [ChannelType.GuildText], MinValues = 0, Placeholder = Texts.Get("settings.alert.pick") },
                new StringSelect(Share, [Who(Sharing.Everyone, "settings.everyone"), Who(Sharing.Managers, "settings.managers"), Who(ARole, "settings.arole")]) { Placeholder = Texts.Get("settings.share.pick") },
            ]),
        ];

        static SelectOption Who(string value, string text) => new(Texts.Get(text), value);
    }

    private static Reply.Asked Fields(ServerSettings now) => new(Form, Texts.Get("settings.form"),
    [
        new Label(Texts.Get("form.timezone"), new TextInput("timezone") { Value = now.Zone, MaxLength = 100 }) { Description = Texts.Get("form.timezone.hint") },
        new Label(Texts.Get("settings.form.words"), new TextInput("words") { Value = Joined(now.MutedWords), MaxLength = 1000, Required = false }) { Description = Texts.Get("settings.form.words.hint") },
        new Label(Texts.Get("settings.form.publishers"), new TextInput("publishers") { Value = Joined(now.MutedPublishers), MaxLength = 1000, Required = false }) { Description = Texts.Get("settings.form.publishers.hint") },
    ]);

    private async Task<Reply> FilledAsync(string server, InteractionContext call, CancellationToken cancel)
    {
        var (words, publishers) = (Split(call.Fields["words"]), Split(call.Fields["publishers"]));
        var typed = call.Fields["timezone"] ?? "UTC";
        var settings = await servers.ChangeAsync(server, s => (s.MutedWords, s.MutedPublishers) = (words, publishers), cancel); // an unclear zone loses nothing else
        var unclear = Texts.Get("unclear.timezone", Said.Short(typed));
        var another = Button.Of(Texts.Get("button.another"), Pressed.Id(Ask));
        return ZoneText.Read(typed) switch
        {
            Reading<string>.Understood(var zone) when zone == settings.Zone => Shows(settings),
            Reading<string>.Understood(var zone) => Shows(await servers.ChangeAsync(server, s => s.Zone = zone, cancel)),
            Reading<string>.Unclear { HasSuggestion: true, Suggestion: { } near } =>
                Reply.Private($"{unclear} {Texts.Get("unclear.meant", near)}", Button.Of(Texts.Get("button.use"), Pressed.Id(Zone, near), ButtonStyle.Primary), another),
            _ => Reply.Private($"{unclear} {Texts.Get("unclear.timezone.how")}", another),
        };
    }

    private static Button BackButton() => Button.Of(Texts.Get("button.back"), Pressed.Id(Back));

    private static string Listed(IReadOnlyList<string> words) => words.Count == 0 ? Texts.Get("settings.nothing") : Shown.Cut(string.Join(", ", words.Select(DiscordMarkdown.Escape)), 600);

    private static string? Joined(IReadOnlyList<string> words) => words.Count == 0 ? null : Shown.Cut(string.Join(", ", words), 1000);

    private static List<string> Split(string? text) =>
        [.. (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => Shown.Cut(w, 60)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)];
}

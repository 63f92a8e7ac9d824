using Bot.Commands.Managing;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;

namespace Bot.Commands;

/// <summary>A server's own word on its sources, for those who manage it: a new address is tested first and shows what it holds.</summary>
internal sealed class SourcesCommand(SourcesPanel panel) : ISlashCommand, IAnswersPresses
{
    public CommandDefinition Definition { get; } = CommandDefinition.Slash("sources", Texts.Get("sources.description"))
        .With(
            Option.String("url", Texts.Get("sources.option.url")) with { MaxLength = 500 },
            Option.Suggested("name", Texts.Get("sources.option.name")) with { MaxLength = 100 },
            Option.Attachment("opml", Texts.Get("sources.option.opml")))
        .In(InteractionPlace.Guild).InstalledBy(IntegrationType.Guild).Needing(Permissions.ManageGuild);

    public IReadOnlyList<string> Verbs => SourcesPanel.Verbs;

    public async Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) =>
        call.ServerId is { } server && call.UserPermissions.Allows(Permissions.ManageGuild) && call.Options.Focused?.Name == "name" ? await panel.CompleteAsync(server, call.Options.FocusedText, cancel) : [];

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel) =>
        Permits.Managing(call) ?? (
            call.Options.Attachment("opml") is { } file ? await panel.ImportAsync(call, file, cancel)
            : call.Options.String("url") is { } url ? await panel.TestAsync(call, url, cancel)
            : call.Options.String("name") is { } name ? await panel.NamedAsync(call, name, cancel)
            : await panel.ListAsync(call, "", cancel));

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel) =>
        Permits.Managing(call) ?? await panel.PressAsync(call, pressed, cancel);
}

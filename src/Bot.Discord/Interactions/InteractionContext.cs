using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>
/// One interaction and the ways to answer it. The first answer must reach Discord within 3 seconds, the rest within 15 minutes:
/// https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
/// </summary>
public sealed class InteractionContext(ReceivedInteraction received, DiscordRest rest, TimeProvider clock)
{
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    public Interaction Interaction { get; } = received.Interaction;

    public InteractionType Type => Interaction.Type;

    /// <summary>The command's name, or empty.</summary>
    public string Name => Interaction.Data?.Name ?? "";

    /// <summary>The component's or the modal's, or empty.</summary>
    public string CustomId => Interaction.Data?.CustomId ?? "";

    /// <summary>What was chosen in a select.</summary>
    public IReadOnlyList<string> Values => Interaction.Data?.Values ?? [];

    public string UserId => (Interaction.Member?.User ?? Interaction.User)?.Id ?? "";

    public User? User => Interaction.Member?.User ?? Interaction.User;

    /// <summary>Null in direct messages.</summary>
    public string? ServerId => Interaction.GuildId;

    public string? ChannelId => Interaction.ChannelId ?? Interaction.Channel?.Id;

    /// <summary>The person's language, such as <c>de</c>; English where Discord names none.</summary>
    public string Locale => Interaction.Locale ?? "en-US";

    /// <summary>The server's language, or null.</summary>
    public string? ServerLocale => Interaction.GuildLocale;

    /// <summary>What this application may do in the channel.</summary>
    public Permissions AppPermissions => PermissionSet.Parse(Interaction.AppPermissions);

    /// <summary>What the person may do in the channel.</summary>
    public Permissions UserPermissions => PermissionSet.Parse(Interaction.Member?.Permissions);

    /// <summary>Whether the bot itself is in the server, rather than only the person's own installation.</summary>
    public bool BotIsInServer => Interaction.AuthorizingIntegrationOwners is not { } owners || owners.ContainsKey("0");

    /// <summary>The options of the command that was used, subcommands unfolded.</summary>
    public OptionValues Options { get; } = new(received.Interaction.Data);

    /// <summary>What a submitted modal holds, by custom id.</summary>
    public ModalFields Fields { get; } = new(received.Interaction.Data);

    /// <summary>Time since it reached us, on a clock that no change of date moves, and what a replay adds to that.</summary>
    public TimeSpan Age => clock.GetElapsedTime(received.ReceivedAt) + received.LateBy;

    /// <summary>Whether a first answer was sent.</summary>
    public bool Acknowledged { get; private set; }

    /// <summary>Whether the first answer can still arrive in time.</summary>
    public bool CanAnswer => Acknowledged ? Age < TokenLife : Age < FirstAnswer;

    /// <summary>Answers with a message, or fills in the deferred one.</summary>
    /// <param name="ephemeral">Only the person sees it; after a deferral that one's choice stands.</param>
    public Task<Answer<Nothing>> ReplyAsync(MessageBody body, bool ephemeral, CancellationToken cancel) => Acknowledged
        ? EditOriginalAsync(body, cancel)
        : RespondAsync(CallbackType.Message, Data(body, ephemeral), cancel);

    /// <summary>Buys 15 minutes: the person sees that the bot is thinking.</summary>
    public Task<Answer<Nothing>> DeferAsync(bool ephemeral, CancellationToken cancel) =>
        RespondAsync(CallbackType.DeferredMessage, new CallbackData { Flags = ephemeral ? MessageFlags.Ephemeral : null }, cancel);

    /// <summary>Buys 15 minutes for a component: nothing is shown, and <see cref="EditOriginalAsync"/> changes the message it is on.</summary>
    public Task<Answer<Nothing>> DeferUpdateAsync(CancellationToken cancel) => RespondAsync(CallbackType.DeferredUpdate, null, cancel);

    /// <summary>Changes the message that the used component is on.</summary>
    public Task<Answer<Nothing>> UpdateAsync(MessageBody body, CancellationToken cancel) => Acknowledged
        ? EditOriginalAsync(body, cancel)
        : RespondAsync(CallbackType.Update, Data(body, ephemeral: false), cancel);

    /// <summary>Asks with a form. Not possible on a submitted form, nor after another answer.</summary>
    /// <param name="title">At most 45 characters.</param>
    /// <param name="fields">1–5.</param>
    public Task<Answer<Nothing>> ModalAsync(string customId, string title, IReadOnlyList<Label> fields, CancellationToken cancel) =>
        RespondAsync(CallbackType.Modal, new CallbackData { CustomId = customId, Title = title, Components = fields }, cancel);

    /// <summary>Suggests values for the option being typed; those after the 25th are left out.</summary>
    public Task<Answer<Nothing>> AutocompleteAsync(IReadOnlyList<CommandChoice> choices, CancellationToken cancel) =>
        RespondAsync(CallbackType.Autocomplete, new CallbackData { Choices = [.. choices.Take(25)] }, cancel);

    /// <summary>One more message.</summary>
    public async Task<SendOutcome> FollowUpAsync(MessageBody body, bool ephemeral, CancellationToken cancel) => Age < TokenLife
        ? await rest.FollowUpAsync(Interaction.ApplicationId, Interaction.Token, WithEphemeral(body, ephemeral), cancel)
        : new Refused(50027, "The interaction is older than 15 minutes.", Refusal.Finished);

    public async Task<Answer<Nothing>> EditOriginalAsync(MessageBody body, CancellationToken cancel)
    {
        if (Age >= TokenLife)
            return TooOld(50027, "The interaction is older than 15 minutes.");
        return await rest.EditOriginalAsync(Interaction.ApplicationId, Interaction.Token, body, cancel) switch
        {
            TryLater later => new NotNow<Nothing>(later.After, later.Why) { Unsure = later.Unsure },
            Refused(var code, var why, var decision) => new Denied<Nothing>(code, why, decision),
            _ => new Got<Nothing>(Nothing.Value),
        };
    }

    private async Task<Answer<Nothing>> RespondAsync(CallbackType type, CallbackData? data, CancellationToken cancel)
    {
        if (Acknowledged)
            return TooOld(40060, "The interaction has had its first answer.");
        if (Age >= FirstAnswer)
            return TooOld(10062, "The interaction is older than 3 seconds, so Discord has given it up.");
        Acknowledged = true; // even if this fails: a second answer on a dead token only makes a second error
        return await rest.RespondAsync(Interaction.Id, Interaction.Token, new InteractionResponse(type, data), cancel);
    }

    private static CallbackData Data(MessageBody body, bool ephemeral) => new()
    {
        Content = body.Content,
        Embeds = body.Embeds,
        Components = body.Components,
        AllowedMentions = body.AllowedMentions,
        Flags = WithEphemeral(body, ephemeral).Flags,
    };

    private static MessageBody WithEphemeral(MessageBody body, bool ephemeral) =>
        ephemeral ? body with { Flags = (body.Flags ?? MessageFlags.None) | MessageFlags.Ephemeral } : body;

    private static Denied<Nothing> TooOld(int code, string why) => new(code, why, Refusal.Finished);
}

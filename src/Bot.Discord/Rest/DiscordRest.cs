using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Rest;

/// <summary>
/// Discord's HTTP interface within Discord's limits. Expected ends are values; only cancellation and our own bugs throw.
/// Safe to call from many threads at once.
/// </summary>
public sealed class DiscordRest : IDisposable
{
    private readonly RestSender sender;

    public DiscordRest(DiscordOptions options, ILogger<DiscordRest> log) => sender = new RestSender(options, log);

    /// <summary>Discord's clock as far as we know it, from the Date header of its answers.</summary>
    internal ServerClock ServerClock => sender.ServerClock;

    /// <summary>Sends to a channel. With a nonce (<see cref="MessageBody.WithNonce"/>) faults are retried inside without a duplicate; without one they are not.</summary>
    public Task<SendOutcome> CreateMessageAsync(string channelId, MessageBody body, CancellationToken cancel) =>
        SendAsync(RestCall.Post($"/channels/{channelId}/messages", Json.Write(body)) with { Repeatable = body is { Nonce: not null, EnforceNonce: true } }, cancel);

    /// <summary>Sends a stored <see cref="MessageBody"/> as it is, with a nonce of its own.</summary>
    /// <param name="json">UTF-8, as <see cref="Json.Write"/> made it.</param>
    /// <param name="nonce">At most 25 characters, unique to this debt.</param>
    public Task<SendOutcome> CreateMessageAsync(string channelId, ReadOnlyMemory<byte> json, string? nonce, CancellationToken cancel) =>
        SendAsync(RestCall.Post($"/channels/{channelId}/messages", RawBody.With(json, nonce)) with { Repeatable = nonce is not null }, cancel);

    public Task<SendOutcome> EditMessageAsync(string channelId, string messageId, MessageBody body, CancellationToken cancel) =>
        EditMessageAsync(channelId, messageId, Json.Write(body), cancel);

    public Task<SendOutcome> EditMessageAsync(string channelId, string messageId, ReadOnlyMemory<byte> json, CancellationToken cancel) =>
        SendAsync(RestCall.Patch($"/channels/{channelId}/messages/{messageId}", RawBody.With(json, nonce: null)), cancel);

    public Task<Answer<Nothing>> DeleteMessageAsync(string channelId, string messageId, CancellationToken cancel) =>
        sender.AskAsync<Nothing>(RestCall.Delete($"/channels/{channelId}/messages/{messageId}"), cancel);

    /// <summary>The newest messages first.</summary>
    /// <param name="limit">1–100.</param>
    /// <param name="before">Only those older than this message.</param>
    public Task<Answer<IReadOnlyList<Message>>> GetMessagesAsync(string channelId, int limit, string? before, CancellationToken cancel) =>
        sender.AskAsync<IReadOnlyList<Message>>(RestCall.Get($"/channels/{channelId}/messages?limit={limit}{(before is null ? "" : $"&before={before}")}"), cancel);

    public Task<Answer<Message>> GetMessageAsync(string channelId, string messageId, CancellationToken cancel) =>
        sender.AskAsync<Message>(RestCall.Get($"/channels/{channelId}/messages/{messageId}"), cancel);

    /// <summary>The direct-message channel with a person; Discord gives the same one each time, so keep its id.</summary>
    public Task<Answer<Channel>> OpenDmAsync(string userId, CancellationToken cancel) =>
        sender.AskAsync<Channel>(RestCall.Post("/users/@me/channels", Json.Write(new DmBody(userId))) with { Repeatable = true }, cancel);

    public Task<Answer<Channel>> GetChannelAsync(string channelId, CancellationToken cancel) =>
        sender.AskAsync<Channel>(RestCall.Get($"/channels/{channelId}"), cancel);

    /// <summary>Publishes a message of an announcement channel to its followers. One that is already published counts as sent.</summary>
    public Task<Answer<Nothing>> CrosspostAsync(string channelId, string messageId, CancellationToken cancel) =>
        sender.AskAsync<Nothing>(RestCall.Post($"/channels/{channelId}/messages/{messageId}/crosspost", default) with { Repeatable = true, DoneAlready = 40033 }, cancel);

    /// <summary>Starts a thread in a forum or media channel; <see cref="Channel.Message"/> is its first message.</summary>
    public Task<Answer<Channel>> StartForumThreadAsync(string channelId, ThreadBody thread, CancellationToken cancel) =>
        sender.AskAsync<Channel>(RestCall.Post($"/channels/{channelId}/threads", Json.Write(thread)), cancel);

    public Task<Answer<Channel>> StartThreadAsync(string channelId, ThreadBody thread, CancellationToken cancel) =>
        sender.AskAsync<Channel>(RestCall.Post($"/channels/{channelId}/threads", Json.Write(thread)), cancel);

    /// <summary>Starts the thread of a message; its id is the message's.</summary>
    public Task<Answer<Channel>> StartThreadFromMessageAsync(string channelId, string messageId, ThreadBody thread, CancellationToken cancel) =>
        sender.AskAsync<Channel>(RestCall.Post($"/channels/{channelId}/messages/{messageId}/threads", Json.Write(thread)), cancel);

    public Task<Answer<ThreadList>> GetActiveThreadsAsync(string guildId, CancellationToken cancel) =>
        sender.AskAsync<ThreadList>(RestCall.Get($"/guilds/{guildId}/threads/active"), cancel);

    public Task<Answer<Guild>> GetGuildAsync(string guildId, CancellationToken cancel) =>
        sender.AskAsync<Guild>(RestCall.Get($"/guilds/{guildId}"), cancel);

    public Task<Answer<Member>> GetMemberAsync(string guildId, string userId, CancellationToken cancel) =>
        sender.AskAsync<Member>(RestCall.Get($"/guilds/{guildId}/members/{userId}"), cancel);

    /// <summary>The servers the bot is in, at most 200 at a time.</summary>
    public Task<Answer<IReadOnlyList<Guild>>> GetGuildsAsync(string? after, CancellationToken cancel) =>
        sender.AskAsync<IReadOnlyList<Guild>>(RestCall.Get($"/users/@me/guilds?limit=200{(after is null ? "" : $"&after={after}")}"), cancel);

    public Task<Answer<GatewayBot>> GetGatewayBotAsync(CancellationToken cancel) =>
        sender.AskAsync<GatewayBot>(RestCall.Get("/gateway/bot"), cancel);

    public Task<Answer<Application>> GetApplicationAsync(CancellationToken cancel) =>
        sender.AskAsync<Application>(RestCall.Get("/applications/@me"), cancel);

    /// <param name="guildId">Null for the commands of all servers and people.</param>
    public Task<Answer<IReadOnlyList<ApplicationCommand>>> GetCommandsAsync(string applicationId, string? guildId, CancellationToken cancel) =>
        sender.AskAsync<IReadOnlyList<ApplicationCommand>>(RestCall.Get(CommandsPath(applicationId, guildId) + "?with_localizations=true"), cancel);

    /// <summary>Makes these the only commands.</summary>
    public Task<Answer<IReadOnlyList<ApplicationCommand>>> PutCommandsAsync(
        string applicationId, string? guildId, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancel) =>
        sender.AskAsync<IReadOnlyList<ApplicationCommand>>(RestCall.Put(CommandsPath(applicationId, guildId), Json.Write(commands)), cancel);

    /// <summary>The first answer to an interaction. Repeated after a fault, because Discord itself takes only one.</summary>
    public Task<Answer<Nothing>> RespondAsync(string interactionId, string token, InteractionResponse response, CancellationToken cancel) =>
        sender.AskAsync<Nothing>(RestCall.Post($"/interactions/{interactionId}/{token}/callback", Json.Write(response)) with { Repeatable = true, Anonymous = true, DoneAfterFault = 40060, Deadline = TimeSpan.FromSeconds(3) }, cancel);

    /// <summary>A further message on an interaction, within 15 minutes of it.</summary>
    public Task<SendOutcome> FollowUpAsync(string applicationId, string token, MessageBody body, CancellationToken cancel) =>
        SendAsync(RestCall.Post($"/webhooks/{applicationId}/{token}?wait=true", Json.Write(body)) with { Anonymous = true }, cancel);

    /// <summary>Changes the first answer, or fills in a deferred one.</summary>
    public Task<SendOutcome> EditOriginalAsync(string applicationId, string token, MessageBody body, CancellationToken cancel) =>
        SendAsync(RestCall.Patch($"/webhooks/{applicationId}/{token}/messages/@original", Json.Write(body)) with { Anonymous = true }, cancel);

    public Task<Answer<Message>> GetOriginalAsync(string applicationId, string token, CancellationToken cancel) =>
        sender.AskAsync<Message>(RestCall.Get($"/webhooks/{applicationId}/{token}/messages/@original") with { Anonymous = true }, cancel);

    public Task<Answer<Nothing>> DeleteOriginalAsync(string applicationId, string token, CancellationToken cancel) =>
        sender.AskAsync<Nothing>(RestCall.Delete($"/webhooks/{applicationId}/{token}/messages/@original") with { Anonymous = true }, cancel);

    public void Dispose() => sender.Dispose();

    private async Task<SendOutcome> SendAsync(RestCall call, CancellationToken cancel) => await sender.AskAsync<Message>(call, cancel) switch
    {
        Got<Message>(var message) => new Sent(message),
        NotNow<Message> later => new TryLater(later.After, later.Why) { Unsure = later.Unsure },
        Denied<Message>(var code, var why, var decision) => new Refused(code, why, decision),
        var other => throw new InvalidOperationException($"An answer of an unknown kind: {other.GetType()}"),
    };

    private static string CommandsPath(string applicationId, string? guildId) =>
        guildId is null ? $"/applications/{applicationId}/commands" : $"/applications/{applicationId}/guilds/{guildId}/commands";
}

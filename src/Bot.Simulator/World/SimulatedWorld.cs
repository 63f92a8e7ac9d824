using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.Acting;
using Bot.Simulator.Faults;

namespace Bot.Simulator.World;

/// <summary>
/// Everything the local Discord knows, and what a person can do in it. Safe to call from any thread; what it gives out are copies
/// in Discord's own JSON shapes. Where Discord's client would not let a person act, <see cref="ActionRefusedException"/> says why.
/// </summary>
public sealed class SimulatedWorld
{
    private int _changePending;

    internal SimulatedWorld(SimulatorClock clock, TimeProvider realTime, FaultBoard faults, Identity identity, Func<string> baseAddress)
    {
        Clock = clock;
        RealTime = realTime;
        Faults = faults;
        Ids = new Snowflakes(clock);
        Places = new Places(Ids, clock);
        AttachmentAddress = path => $"{baseAddress()}/attachments/{path}";
        var shape = new MessageShape(Ids, clock, Places, AttachmentAddress);
        Board = new Board(shape, Places, Dispatch);
        Commands = new CommandBook(Ids, identity.ApplicationId);
        Interactions = new Interactions(realTime);
        Nonces = new Nonces(realTime);
        Progress = new ProgressLines(clock, Touch);
        Identity = identity;
        Bot = new Person(identity.ApplicationId, "newsdesk", "News desk", bot: true);
        Places.People[Bot.Id] = Bot;
    }

    /// <summary>Where a file is served, by its channel, id and name.</summary>
    internal Func<string, string> AttachmentAddress { get; }

    /// <summary>Raised soon after anything changed, never twice at the same time; several changes may share one call.</summary>
    public event Action? Changed;

    /// <summary>Raised in order, under the gate, with each gateway event: type, data, guild (null for direct messages).</summary>
    internal event Action<string, JsonObject, string?>? Dispatched;

    /// <summary>Progress of the hosting process, shown above the chat.</summary>
    public ProgressLines Progress { get; }

    /// <summary>The simulator's clock, from which ids and timestamps come.</summary>
    public SimulatorClock Clock { get; }

    internal Lock Gate { get; } = new();

    internal TimeProvider RealTime { get; }

    internal FaultBoard Faults { get; }

    internal Identity Identity { get; }

    internal Snowflakes Ids { get; }

    internal Places Places { get; }

    internal Board Board { get; }

    internal CommandBook Commands { get; }

    internal Interactions Interactions { get; }

    internal Nonces Nonces { get; }

    internal Person Bot { get; }

    /// <summary>The guilds, oldest first.</summary>
    public IReadOnlyList<GuildView> Guilds => Read(() => Places.Guilds.Values.Select(g => new GuildView(g.Id, g.Name)));

    /// <summary>Channels, threads and direct conversations, oldest first.</summary>
    public IReadOnlyList<ChannelView> Channels => Read(() => Places.Channels.Values.Where(c => !IsGone(c)).Select(c =>
        new ChannelView(c.Id, c.Name, (int)c.Kind, c.GuildId, c.ParentId, c.Topic, c.Recipient?.Id)));

    /// <summary>Humans and the bot, oldest first.</summary>
    public IReadOnlyList<PersonView> People => Read(() => Places.People.Values.Select(p =>
        new PersonView(p.Id, p.Name, p.DisplayName, p.Bot, RoleNames(p))));

    /// <summary>The roles of a guild; none for an unknown one.</summary>
    public IReadOnlyList<RoleView> Roles(string guildId) => Read(() =>
        (Places.Guilds.GetValueOrDefault(guildId)?.Roles ?? []).Select(r => new RoleView(r.Id, r.Name, r.Colour)));

    /// <summary>The messages of a channel as everybody sees them, oldest first; none for an unknown channel.</summary>
    public IReadOnlyList<JsonObject> Messages(string channelId) => Read(() =>
        (Places.Channels.GetValueOrDefault(channelId)?.Messages ?? []).Select(m => (JsonObject)m.DeepClone()));

    /// <summary>The messages of a channel as one person sees them: with the replies that only they see (flag 64), oldest first.</summary>
    public IReadOnlyList<JsonObject> MessagesSeenBy(string channelId, string userId) => Read(() =>
        (Places.Channels.GetValueOrDefault(channelId)?.Messages ?? []).Concat(Interactions.PrivateTo(channelId, userId))
            .OrderBy(m => Snowflakes.Order(m["id"]!.ToString())).Select(m => (JsonObject)m.DeepClone()));

    /// <summary>The registered commands that a person sees in a guild, or, for null, in a direct conversation.</summary>
    public IReadOnlyList<JsonObject> CommandsIn(string? guildId) => Read(() => Commands.VisibleIn(guildId).Select(c => (JsonObject)c.DeepClone()));

    /// <summary>How an interaction stands; null for an unknown one.</summary>
    public InteractionView? Interaction(string id) => Under(() => Interactions.Find(id) is { } found ? Interactions.View(found) : null);

    /// <summary>A file of a message: name, content type and bytes; null for an unknown one.</summary>
    public (string FileName, string ContentType, byte[] Content)? Attachment(string id) =>
        Under(() => Board.FindAttachment(id) is { } a ? (a.FileName, a.ContentType, a.Content) : ((string, string, byte[])?)null);

    /// <summary>The id of the direct conversation between a person and the bot, made on first use.</summary>
    public string DirectMessagesOf(string user) => Acted(() => Places.DirectMessagesOf(new Actor(this).Person(user)).Id);

    /// <summary>Writes a plain message as a person.</summary>
    public string Say(string user, string channel, string content) => Acted(() => new Actor(this).Say(user, channel, content));

    /// <summary>Types a slash command, or uses a message or user command; gives the interaction's id.</summary>
    public string RunCommand(CommandUse use) => Acted(() => new CommandUsing(this).Run(use));

    /// <summary>Types into an option with autocomplete; the choices come with the interaction.</summary>
    public string Autocomplete(CommandUse use, string focused, string value) => Acted(() => new CommandUsing(this).Complete(use, focused, value));

    /// <summary>Presses a button or picks values of a menu.</summary>
    public string UseComponent(string user, string message, string customId, IReadOnlyList<string>? values) =>
        Acted(() => new ComponentUsing(this).Use(user, message, customId, values));

    /// <summary>Sends off the modal that an interaction was answered with.</summary>
    public string SubmitModal(string user, string interaction, string customId, JsonObject values) =>
        Acted(() => new ModalSubmitting(this).Submit(user, interaction, customId, values));

    /// <summary>Adds a channel to a guild (type as Discord numbers them) and gives its id.</summary>
    public string AddChannel(string guildId, string name, int type = 0) => Acted(() => new Actor(this).AddChannel(guildId, name, type));

    /// <summary>Adds a human to a guild and gives their id.</summary>
    public string AddPerson(string guildId, string name) => Acted(() => new Actor(this).AddPerson(guildId, name));

    /// <summary>Adds a guild owned by a person and gives its id.</summary>
    /// <param name="withBot">False for one that the bot is not in: there people use it by their own installation.</param>
    public string AddGuild(string owner, string name, bool withBot = true) => Acted(() => new Actor(this).AddGuild(owner, name, withBot));

    /// <summary>Adds a conversation among people, which the bot is not in, and gives its id.</summary>
    public string AddConversation(string name, params IReadOnlyList<string> people) => Acted(() => Places.AddConversation(name, [.. people.Select(new Actor(this).Person)]).Id);

    /// <summary>Takes from everyone in a guild the right to let apps speak that are no members (USE_EXTERNAL_APPS).</summary>
    public void ForbidOutsideApps(string guildId) => Under(() => Places.Guilds[guildId].Roles[0] = Places.Guilds[guildId].Roles[0] with { Rights = Rights.Member & ~Rights.UseExternalApps });

    /// <summary>Whether the bot is used there by a person's own installation alone.</summary>
    internal bool IsAbroad(Channel channel) => channel.GuildId is { } guild ? !Places.Guilds[guild].Members.ContainsKey(Bot.Id) : channel.People.Count > 0;

    /// <summary>Whose installation an act there is: a guild's ("0", with the id 0 in direct messages) or a person's ("1").</summary>
    /// <remarks>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object</remarks>
    internal JsonObject Owners(Channel channel, Person person) => IsAbroad(channel) ? new() { ["1"] = person.Id } : new() { ["0"] = channel.GuildId ?? "0" };

    /// <summary>What the bot may do in a channel, with faults in force taken off.</summary>
    internal Rights BotRights(Channel channel)
    {
        var rights = Places.RightsOf(Bot, channel);
        var fault = Faults.Active(FaultKind.PermissionRemoved, f => f.Channel is null || f.Channel == channel.Id || f.Channel == channel.ParentId);
        return fault is null ? rights : fault.Code == 50001 ? Rights.None : rights & ~(Rights.SendMessages | Rights.SendMessagesInThreads);
    }

    /// <summary>A channel as the bot is shown it: a right that a fault took away is an overwrite, as it would be on Discord.</summary>
    internal JsonObject Show(Channel channel)
    {
        var json = channel.ToJson();
        var taken = Places.RightsOf(Bot, channel) & ~BotRights(channel);
        if (taken != Rights.None && json["permission_overwrites"] is JsonArray overwrites)
        {
            var known = channel.Overwrites.ToList().FindIndex(o => o.Id == Bot.Id);
            var allow = known < 0 ? Rights.None : channel.Overwrites[known].Allow & ~taken;
            var deny = known < 0 ? taken : channel.Overwrites[known].Deny | taken;
            if (known >= 0)
                overwrites.RemoveAt(known);
            overwrites.Add(new JsonObject
            {
                ["id"] = Bot.Id,
                ["type"] = 1,
                ["allow"] = ((long)allow).ToString(CultureInfo.InvariantCulture),
                ["deny"] = ((long)deny).ToString(CultureInfo.InvariantCulture),
            });
        }
        return json;
    }

    /// <summary>True where a fault has deleted the channel, or the one above it.</summary>
    internal bool IsGone(Channel channel) =>
        Faults.Active(FaultKind.ChannelDeleted, f => f.Channel == channel.Id || (f.Channel is not null && f.Channel == channel.ParentId)) is not null;

    internal void Dispatch(string happening, JsonObject data, string? guildId)
    {
        Dispatched?.Invoke(happening, data, guildId);
        Touch();
    }

    /// <summary>Raises <see cref="Changed"/> soon, outside the gate.</summary>
    internal void Touch()
    {
        if (Interlocked.Exchange(ref _changePending, 1) == 0)
            ThreadPool.QueueUserWorkItem(static world => world.TellChanged(), this, preferLocal: false);
    }

    private void TellChanged()
    {
        Interlocked.Exchange(ref _changePending, 0);
        Changed?.Invoke();
    }

    private IReadOnlyList<string> RoleNames(Person person) =>
        Places.Guilds.Values.FirstOrDefault(g => g.Members.ContainsKey(person.Id)) is { } guild
            ? [.. guild.Roles.Where(r => guild.Members[person.Id].RoleIds.Contains(r.Id)).Select(r => r.Name)]
            : [];

    private List<T> Read<T>(Func<IEnumerable<T>> read) => Under(() => read().ToList());

    private T Acted<T>(Func<T> act)
    {
        var result = Under(act);
        Touch();
        return result;
    }

    private T Under<T>(Func<T> read)
    {
        lock (Gate)
            return read();
    }
}

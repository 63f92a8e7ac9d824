using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>Who and what there is: guilds, channels, threads, direct conversations and people. Guarded by the world's gate.</summary>
internal sealed class Places(Snowflakes ids, TimeProvider clock)
{
    public Dictionary<string, Guild> Guilds { get; } = [];

    public Dictionary<string, Channel> Channels { get; } = [];

    public Dictionary<string, Person> People { get; } = [];

    public Person AddPerson(string name, string displayName, bool bot = false)
    {
        var person = new Person(ids.Next(), name, displayName, bot);
        People[person.Id] = person;
        return person;
    }

    public Guild AddGuild(string name, Person owner)
    {
        var guild = new Guild(ids.Next(), name, owner.Id);
        Guilds[guild.Id] = guild;
        Join(guild, owner);
        return guild;
    }

    public void Join(Guild guild, Person person, params string[] roleIds) =>
        guild.Members[person.Id] = new Member(person.Id, clock.GetUtcNow(), roleIds);

    public Channel AddChannel(Guild guild, string name, ChannelKind kind, string? topic = null, params Overwrite[] overwrites)
    {
        var channel = new Channel(ids.Next(), kind, name)
        {
            GuildId = guild.Id,
            Topic = topic,
            Position = Channels.Values.Count(c => c.GuildId == guild.Id && !c.IsThread),
            Overwrites = [.. overwrites],
        };
        Channels[channel.Id] = channel;
        return channel;
    }

    /// <summary>A thread; one that starts from a message has that message's id.</summary>
    public Channel AddThread(Channel parent, string name, string ownerId, int autoArchiveMinutes, string? messageId, IReadOnlyList<string> tags)
    {
        var kind = parent.Kind == ChannelKind.Announcement ? ChannelKind.AnnouncementThread : ChannelKind.PublicThread;
        var thread = new Channel(messageId ?? ids.Next(), kind, name)
        {
            GuildId = parent.GuildId,
            ParentId = parent.Id,
            Thread = new ThreadState(ownerId, clock.GetUtcNow(), autoArchiveMinutes, Archived: false, Locked: false, tags),
        };
        Channels[thread.Id] = thread;
        return thread;
    }

    /// <summary>The one direct conversation between the bot and a human; made on first use.</summary>
    public Channel DirectMessagesOf(Person person)
    {
        var known = Channels.Values.FirstOrDefault(c => c.Recipient == person);
        if (known is not null)
            return known;
        var channel = new Channel(ids.Next(), ChannelKind.DirectMessage, person.Name) { Recipient = person };
        Channels[channel.Id] = channel;
        return channel;
    }

    /// <summary>A conversation among people, without the bot.</summary>
    public Channel AddConversation(string name, IReadOnlyList<Person> people)
    {
        var channel = new Channel(ids.Next(), ChannelKind.GroupDirectMessage, name) { People = people };
        Channels[channel.Id] = channel;
        return channel;
    }

    /// <summary>A person by id or by name, ignoring a leading @.</summary>
    public Person? FindPerson(string? idOrName) =>
        idOrName is null ? null : People.GetValueOrDefault(idOrName) ?? People.Values.FirstOrDefault(p => p.Name == idOrName.TrimStart('@'));

    /// <summary>A channel by id or by name, ignoring a leading #.</summary>
    public Channel? FindChannel(string? idOrName) =>
        idOrName is null ? null
        : Channels.GetValueOrDefault(idOrName) ?? Channels.Values.FirstOrDefault(c => c.Recipient is null && c.Name == idOrName.TrimStart('#'));


    /// <summary>What a person may do in a channel.</summary>
    /// <remarks>https://discord.com/developers/docs/topics/permissions#permission-overwrites</remarks>
    public Rights RightsOf(Person person, Channel channel)
    {
        if (channel.GuildId is null)
            return channel.Recipient == person || channel.People.Contains(person) || (person.Bot && channel.People.Count == 0) ? Rights.Member : Rights.None;
        var guild = Guilds[channel.GuildId];
        if (!guild.Members.TryGetValue(person.Id, out var member))
            return Rights.None;
        if (guild.OwnerId == person.Id)
            return Rights.All;
        var rights = RightsOf(guild, member);
        if (rights.HasFlag(Rights.Administrator))
            return Rights.All;
        var place = channel.ParentId is null ? channel : Channels.GetValueOrDefault(channel.ParentId, channel);
        return Apply(rights, place.Overwrites, guild.Id, member);
    }

    public static Rights RightsOf(Guild guild, Member member) =>
        guild.OwnerId == member.UserId
            ? Rights.All
            : guild.Roles.Where(r => r.Id == guild.Id || member.RoleIds.Contains(r.Id)).Aggregate(Rights.None, (sum, role) => sum | role.Rights);

    public JsonObject MemberJson(Guild guild, Member member) => new()
    {
        ["user"] = People[member.UserId].ToJson(),
        ["nick"] = null,
        ["avatar"] = null,
        ["banner"] = null,
        ["roles"] = new JsonArray([.. member.RoleIds.Select(r => JsonValue.Create(r))]),
        ["joined_at"] = Instants.Format(member.Joined),
        ["premium_since"] = null,
        ["communication_disabled_until"] = null,
        ["pending"] = false,
        ["mute"] = false,
        ["deaf"] = false,
        ["flags"] = 0,
    };

    private static Rights Apply(Rights rights, List<Overwrite> overwrites, string guildId, Member member)
    {
        foreach (var everyone in overwrites.Where(o => o.Id == guildId))
            rights = (rights & ~everyone.Deny) | everyone.Allow;
        var roles = overwrites.Where(o => !o.OfMember && member.RoleIds.Contains(o.Id)).ToList();
        rights &= ~roles.Aggregate(Rights.None, (sum, o) => sum | o.Deny);
        rights |= roles.Aggregate(Rights.None, (sum, o) => sum | o.Allow);
        foreach (var own in overwrites.Where(o => o.OfMember && o.Id == member.UserId))
            rights = (rights & ~own.Deny) | own.Allow;
        return rights;
    }
}

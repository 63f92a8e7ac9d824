using System.Text.Json.Nodes;
using Bot.Simulator.Chat.Messages;
using Bot.Simulator.Chat.Texts;
using Bot.Simulator.Chat.Typing;
using Bot.Simulator.World;

namespace Bot.Simulator.Chat;

/// <summary>Looks up people, channels, roles and commands as one person may see them.</summary>
internal sealed class ChatDirectory(SimulatedWorld world, ReadMarks marks)
{
    public IReadOnlyList<GuildView> Guilds => world.Guilds;

    public IReadOnlyList<PersonView> People => world.People;

    public IReadOnlyList<RoleView> Roles(string guildId) => world.Roles(guildId);

    /// <summary>Channels with their threads below them, then direct conversations.</summary>
    public IReadOnlyList<Place> Places(string userId)
    {
        lock (world.Gate)
        {
            if (!world.Places.People.TryGetValue(userId, out var person))
                return [];
            var seen = world.Places.Channels.Values
                .Where(c => !world.IsGone(c) && world.Places.RightsOf(person, c).HasFlag(Rights.ViewChannel))
                .ToList();
            var tops = seen.Where(c => !c.IsThread).OrderBy(c => c.Recipient is not null).ThenBy(c => c.GuildId, StringComparer.Ordinal).ThenBy(c => c.Position);
            return [.. tops.SelectMany(c => seen.Where(t => t.ParentId == c.Id && t.Thread is { Archived: false }).Prepend(c)).Select(c => Describe(c, person))];
        }
    }

    /// <summary>The open posts of a forum, newest first.</summary>
    public IEnumerable<ChannelView> PostsIn(string forumId) => world.Channels.Where(c => c.ParentId == forumId).Reverse();

    /// <summary>The channel to open first: the newest thing said in a server, else its first channel.</summary>
    public string FirstChannel(string userId)
    {
        var places = Places(userId).Where(p => p is { IsDirect: false, IsThread: false, IsForum: false }).ToList();
        lock (world.Gate)
        {
            return places.Where(p => world.Places.Channels[p.Id].Messages.Count > 0).MaxBy(p => Last(world.Places.Channels[p.Id]))?.Id
                ?? places.FirstOrDefault()?.Id ?? "";
        }
    }

    public string? NameOf(MentionKind kind, string id) => kind switch
    {
        MentionKind.User => People.FirstOrDefault(p => p.Id == id)?.DisplayName,
        MentionKind.Channel => world.Channels.FirstOrDefault(c => c.Id == id)?.Name,
        _ => Guilds.SelectMany(g => Roles(g.Id)).FirstOrDefault(r => r.Id == id)?.Name,
    };

    public IReadOnlyList<CommandSpec> Commands(string? guildId) => [.. world.CommandsIn(guildId).Select(CommandSpec.Read).OfType<CommandSpec>()];

    /// <summary>Names of the commands that can be used on a message.</summary>
    public IReadOnlyList<string> MessageCommands(string? guildId) => [.. world.CommandsIn(guildId).Where(c => c.Number("type") == 3).Select(c => c.Text("name"))];

    /// <summary>What a select of users (5), roles (6), both (7) or channels (8) offers.</summary>
    public IReadOnlyList<Entity> Entities(int componentType, string? guildId)
    {
        IEnumerable<Entity> people = People.Select(p => new Entity(p.Id, p.DisplayName));
        IEnumerable<Entity> roles = guildId is null ? [] : Roles(guildId).Where(r => r.Id != guildId).Select(r => new Entity(r.Id, "@" + r.Name));
        return componentType switch
        {
            5 => [.. people],
            6 => [.. roles],
            7 => [.. people, .. roles],
            8 => [.. world.Channels.Where(c => c.GuildId == guildId && c.ParentId is null && guildId is not null).Select(c => new Entity(c.Id, "#" + c.Name))],
            _ => [],
        };
    }

    /// <summary>The same for an option of a command, by the option's kind.</summary>
    public IReadOnlyList<Entity> Entities(OptionKind kind, string? guildId) => kind switch
    {
        OptionKind.User => Entities(5, guildId),
        OptionKind.Role => Entities(6, guildId),
        OptionKind.Mentionable => Entities(7, guildId),
        OptionKind.Channel => Entities(8, guildId),
        _ => [],
    };

    private Place Describe(Channel channel, Person person)
    {
        var mark = marks.Of(person.Id, channel.Id);
        var unread = channel.Messages.Count(m => Order(m) > mark && m.Object("author").Text("id") != person.Id);
        var writing = channel.IsThread ? Rights.SendMessagesInThreads : Rights.SendMessages;
        var name = channel.Recipient is null ? channel.Name : world.Bot.DisplayName;
        return new Place(
            channel.Id, name, (int)channel.Kind, channel.GuildId, channel.Topic, channel.IsThread, unread,
            !channel.IsForum && world.Places.RightsOf(person, channel).HasFlag(writing));
    }

    private static ulong Last(Channel channel) => channel.Messages.Count == 0 ? 0 : Order(channel.Messages[^1]);

    private static ulong Order(JsonObject message) => ulong.TryParse(message.Text("id"), out var id) ? id : 0;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Acting;

/// <summary>What every act of a person has in common: who, where, and the interaction that Discord sends for it.</summary>
internal sealed class Actor(SimulatedWorld world)
{
    /// <summary>https://docs.discord.com/developers/resources/message#create-message</summary>
    private const int MostCharacters = 2000;

    public Person Person(string user) => world.Places.FindPerson(user) ?? throw new ActionRefusedException(404, $"There is no user '{user}'.");

    public Channel Channel(string? channel, string? guild, Person person)
    {
        if (channel == "@me")
            return world.Places.DirectMessagesOf(person);
        if (channel is not null)
        {
            var found = world.Places.FindChannel(channel);
            return found is null || world.IsGone(found) ? throw new ActionRefusedException(404, $"There is no channel '{channel}'.") : found;
        }
        var home = guild is null
            ? world.Places.Guilds.Values.First()
            : world.Places.Guilds.GetValueOrDefault(guild) ?? throw new ActionRefusedException(404, $"There is no guild '{guild}'.");
        return world.Places.Channels.Values.First(c => c.GuildId == home.Id && c.Kind == ChannelKind.Text);
    }

    public void MustSee(Person person, Channel channel)
    {
        if (!world.Places.RightsOf(person, channel).HasFlag(Rights.ViewChannel))
            throw new ActionRefusedException(403, $"{person.Name} cannot see this channel.");
    }

    public string Say(string user, string channelName, string content)
    {
        var person = Person(user);
        var channel = Channel(channelName, null, person);
        MustSee(person, channel);
        if (string.IsNullOrWhiteSpace(content))
            throw new ActionRefusedException(400, "An empty message cannot be sent.");
        if (content.Length > MostCharacters)
            throw new ActionRefusedException(400, $"Your message is too long: {content.Length} of at most {MostCharacters} characters.");
        return world.Board.Post(channel, person, new JsonObject { ["content"] = content }, [])["id"]!.ToString();
    }

    public string AddChannel(string guildId, string name, int type)
    {
        var guild = world.Places.Guilds.GetValueOrDefault(guildId) ?? throw new ActionRefusedException(404, $"There is no guild '{guildId}'.");
        var channel = world.Places.AddChannel(guild, name, (ChannelKind)type);
        world.Dispatch("CHANNEL_CREATE", channel.ToJson(), guild.Id);
        return channel.Id;
    }

    public string AddPerson(string guildId, string name)
    {
        var guild = world.Places.Guilds.GetValueOrDefault(guildId) ?? throw new ActionRefusedException(404, $"There is no guild '{guildId}'.");
        var person = world.Places.AddPerson(name, name);
        world.Places.Join(guild, person);
        return person.Id;
    }

    public string AddGuild(string owner, string name, bool withBot)
    {
        var guild = world.Places.AddGuild(name, Person(owner));
        world.Places.AddChannel(guild, "general", ChannelKind.Text);
        if (withBot)
        {
            world.Places.Join(guild, world.Bot);
            world.Dispatch("GUILD_CREATE", GuildEvents.Created(world, guild), guild.Id);
        }
        return guild.Id;
    }

    /// <summary>Registers an interaction and sends it to the bot.</summary>
    /// <remarks>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object</remarks>
    public string Start(int type, Person person, Channel channel, JsonObject data, JsonObject? source = null)
    {
        var token = "aW50ZXJhY3Rpb246" + RandomNumberGenerator.GetHexString(80, lowercase: true);
        var interaction = new Interaction(world.Ids.Next(), token, type, person, channel, world.RealTime.GetTimestamp()) { Source = source, Data = data };
        world.Interactions.Add(interaction);
        world.Dispatch("INTERACTION_CREATE", Payload(interaction), channel.GuildId);
        ShowExpiryInTime(interaction);
        return interaction.Id;
    }

    private JsonObject Payload(Interaction interaction)
    {
        var channel = interaction.Channel;
        var guild = channel.GuildId is null ? null : world.Places.Guilds[channel.GuildId];
        var channelJson = channel.ToJson();
        channelJson["permissions"] = Bits(world.Places.RightsOf(interaction.User, channel));
        var payload = new JsonObject
        {
            ["id"] = interaction.Id,
            ["application_id"] = world.Identity.ApplicationId,
            ["type"] = interaction.Type,
            ["data"] = interaction.Data.DeepClone(),
            ["channel"] = channelJson,
            ["channel_id"] = channel.Id,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["app_permissions"] = Bits(world.IsAbroad(channel) ? Rights.EmbedLinks | Rights.AttachFiles | Rights.MentionEveryone : world.BotRights(channel)),
            ["locale"] = interaction.User.Locale,
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = world.Owners(channel, interaction.User),
            ["context"] = Context(channel),
            ["attachment_size_limit"] = 10 * 1024 * 1024,
        };
        if (interaction.Source is not null)
            payload["message"] = interaction.Source.DeepClone();
        if (guild is null)
        {
            payload["user"] = interaction.User.ToJson();
            return payload;
        }
        var member = world.Places.MemberJson(guild, guild.Members[interaction.User.Id]);
        member["permissions"] = Bits(world.Places.RightsOf(interaction.User, channel));
        payload["member"] = member;
        payload["guild_id"] = guild.Id;
        payload["guild_locale"] = guild.Locale;
        payload["guild"] = new JsonObject { ["id"] = guild.Id, ["locale"] = guild.Locale, ["features"] = new JsonArray("COMMUNITY", "NEWS") };
        return payload;
    }

    /// <summary>0 in a guild, 1 in the direct conversation with the bot, 2 among people.</summary>
    /// <remarks>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types</remarks>
    public static int Context(Channel channel) => channel.GuildId is not null ? 0 : channel.People.Count > 0 ? 2 : 1;

    private void ShowExpiryInTime(Interaction interaction)
    {
        ITimer? timer = null;
        timer = world.RealTime.CreateTimer(
            _ =>
            {
                if (interaction.State == InteractionState.Waiting)
                    world.Touch();
                timer?.Dispose();
            },
            null, Interactions.AnswerWithin + TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
    }

    public static string Bits(Rights rights) => ((long)rights).ToString(CultureInfo.InvariantCulture);
}

namespace Bot.Simulator.World;

/// <summary>The guild that every local Discord starts with.</summary>
internal sealed record Seed(string GuildId, string ChannelId, string UserId)
{
    /// <summary>"AI Builders": four kinds of channel, an owner who may do everything, a moderator, a member and a newcomer without roles.</summary>
    public static Seed Plant(SimulatedWorld world)
    {
        var places = world.Places;
        var owner = places.AddPerson("owner", "Olivia Owner");
        var guild = places.AddGuild("AI Builders", owner);
        var moderators = new Role(world.Ids.Next(), "Moderator", Rights.Member | Rights.ManageGuild | Rights.ManageChannels | Rights.ManageMessages, 0x3BA55D);
        var members = new Role(world.Ids.Next(), "Member", Rights.Member, 0x5865F2);
        var bots = new Role(world.Ids.Next(), "News desk", Rights.Member | Rights.ManageThreads, 0xEB459E, OfBot: true);
        guild.Roles.AddRange([moderators, members, bots]);
        places.Join(guild, world.Bot, bots.Id);
        places.Join(guild, places.AddPerson("moderator", "Max Moderator"), moderators.Id, members.Id);
        places.Join(guild, places.AddPerson("member", "Mia Member"), members.Id);
        places.Join(guild, places.AddPerson("newcomer", "Noah Newcomer"));

        var news = places.AddChannel(guild, "ai-news", ChannelKind.Text, "The week in AI");
        places.AddChannel(guild, "general", ChannelKind.Text, "Everything else");
        places.AddChannel(
            guild, "announcements", ChannelKind.Announcement, "Followed by other servers",
            new Overwrite(guild.Id, OfMember: false, Rights.None, Rights.SendMessages),
            new Overwrite(bots.Id, OfMember: false, Rights.SendMessages, Rights.None));
        var forum = places.AddChannel(guild, "weekly-forum", ChannelKind.Forum, "One post a week");
        forum.AvailableTags.Add(new() { ["id"] = world.Ids.Next(), ["name"] = "recap", ["moderated"] = false, ["emoji_id"] = null, ["emoji_name"] = null });
        return new Seed(guild.Id, news.Id, owner.Id);
    }
}

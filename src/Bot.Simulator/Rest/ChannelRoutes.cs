using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Channels and threads themselves.</summary>
/// <remarks>https://discord.com/developers/docs/resources/channel</remarks>
internal static class ChannelRoutes
{
    public static readonly ApiRoute[] All =
    [
        new("GET", "/channels/{channel_id}", call => ApiAnswer.Ok(call.World.Show(call.Channel()))),
        new("PATCH", "/channels/{channel_id}", Edit),
        new("DELETE", "/channels/{channel_id}", Delete),
        new("POST", "/channels/{channel_id}/typing", Type),
    ];

    private static ApiAnswer Edit(ApiCall call)
    {
        var channel = call.Channel();
        var part = call.Part;
        var name = part.Text("name", 100, min: 1);
        call.MustBeValid();
        MustManage(call, channel);
        channel.Name = name ?? channel.Name;
        if (channel.Thread is { } thread)
        {
            channel.Thread = thread with
            {
                Archived = part.Has("archived") ? part.Flag("archived") : thread.Archived,
                Locked = part.Has("locked") ? part.Flag("locked") : thread.Locked,
                AutoArchiveMinutes = part.Whole("auto_archive_duration", 60, 10080) ?? thread.AutoArchiveMinutes,
            };
        }
        else if (part.Has("topic"))
        {
            channel.Topic = part.Text("topic", 1024);
        }
        call.World.Dispatch(channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel.ToJson(), channel.GuildId);
        return ApiAnswer.Ok(channel.ToJson());
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var channel = call.Channel();
        // A direct conversation is only closed, and opens again under the same id.
        if (channel.Recipient is not null)
            return ApiAnswer.Ok(channel.ToJson());
        MustManage(call, channel);
        call.World.Places.Channels.Remove(channel.Id);
        call.World.Dispatch(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.ToJson(), channel.GuildId);
        return ApiAnswer.Ok(channel.ToJson());
    }

    private static ApiAnswer Type(ApiCall call)
    {
        call.Channel();
        return ApiAnswer.Nothing;
    }

    private static void MustManage(ApiCall call, Channel channel)
    {
        var needed = channel.IsThread ? Rights.ManageThreads : Rights.ManageChannels;
        var isOwner = channel.Thread?.OwnerId == call.World.Bot.Id;
        if (!isOwner && !call.World.BotRights(channel).HasFlag(needed))
            throw DiscordRefusalException.MissingPermissions();
    }
}

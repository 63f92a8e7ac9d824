using System.Globalization;
using Bot.Commands.Asking;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>A channel's recap, for those who manage the server: created or changed with a channel, a panel without one.</summary>
internal sealed class DigestCommand(Subscriber subscriber, DigestPanel panel, People people, DiscordRest rest) : ISlashCommand, IAnswersPresses
{
    private const string Use = "dig-use", Ask = "dig-ask", Form = "dig-form", Check = "dig-check";

    /// <summary>A server with more channels than this has no use for more recaps.</summary>
    private const int MostDigests = 20;

    private static readonly ChannelType[] s_types = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum, ChannelType.PublicThread];

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("digest", Texts.Get("digest.description"))
        .With([Option.Channel("channel", Texts.Get("digest.option"), false, s_types), .. WantedForm.Options("day", "time", "timezone", "length", "topics")])
        .In(InteractionPlace.Guild).InstalledBy(IntegrationType.Guild).Needing(Permissions.ManageGuild);

    public IReadOnlyList<string> Verbs { get; } = [Use, Ask, Form, Check, .. DigestPanel.Verbs];

    /// <summary>The id of the button that opens the form of a digest.</summary>
    public static string Change(Subscription digest) => new Place(digest.ChannelId ?? "", TypeOf(digest.ChannelKind), new Wanted()).Id(Ask);

    public Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) => Task.FromResult(WantedForm.Complete(call));

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        await ClaimAsync(call.ServerId!, cancel); // Managing saw a server
        var asked = WantedReading.Of(call.Options.String);
        if (call.Options.Channel("channel") is not { } channel)
        {
            return asked.Wanted == new Wanted() && asked.Problems.Count == 0 ? await panel.ListAsync(call, cancel) : Reply.Private(Texts.Get("digest.which"));
        }

        var place = new Place(channel.Id, channel.Type, asked.Wanted);
        return asked.Problems.Count > 0 ? Unclear(asked, place)
            : channel.AppPermissions is { } granted ? await KeepAsync(call, place, PermissionSet.Parse(granted), cancel)
            : await KeepAsync(call, place, await RightsAsync(call, place, cancel), cancel);
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        if (Permits.Managing(call) is { } refused)
        {
            return refused;
        }

        if (DigestPanel.Verbs.Contains(pressed.Verb))
        {
            return await panel.PressAsync(call, pressed, cancel);
        }

        var place = Place.Of(pressed);
        switch (pressed.Verb)
        {
            case Ask:
                var known = (await subscriber.OfServerAsync(call.ServerId!, cancel)).FirstOrDefault(s => s.ChannelId == place.ChannelId); // Managing saw a server
                return WantedForm.Ask(place.Id(Form), known, place.Wanted);
            case Form:
                var asked = WantedReading.Of(field => call.Fields[field]);
                place = place with { Wanted = asked.Wanted with { Length = place.Wanted.Length } };
                return asked.Problems.Count > 0 ? Unclear(asked, place) : await KeepAsync(call, place, await RightsAsync(call, place, cancel), cancel);
            default:
                return await KeepAsync(call, place, await RightsAsync(call, place, cancel), cancel);
        }
    }

    private async Task<Reply> KeepAsync(InteractionContext call, Place place, Permissions granted, CancellationToken cancel)
    {
        if (Permits.Missing(granted, place.Type, place.Wanted.Length ?? "normal") is { Count: > 0 } missing)
        {
            return Reply.Private(Texts.Get("digest.noright", place.ChannelId, string.Join("**, **", missing)), Button.Of(Texts.Get("button.check"), place.Id(Check), ButtonStyle.Primary));
        }

        var server = call.ServerId!; // Managing saw a server
        var known = await subscriber.OfServerAsync(server, cancel);
        if (known.Count >= MostDigests && known.All(d => d.ChannelId != place.ChannelId))
        {
            return Reply.Private(Texts.Get("digest.toomany", MostDigests));
        }

        var wanted = known.All(d => d.ChannelId != place.ChannelId) && place.Wanted.Zone is null && await people.ZoneAsync(call.UserId, server, cancel) is { } zone
            ? place.Wanted with { Zone = zone }
            : place.Wanted;
        var kept = await subscriber.ForChannelAsync(new DigestPlace(server, place.ChannelId, KindOf(place.Type)), call.UserId, wanted, cancel);
        return await panel.ShowAsync(kept.Subscription, Texts.Get(kept.FirstEditionComes ? "digest.created" : "digest.changed"), cancel);
    }

    /// <summary>Settings name a channel alone; Discord knows its server.</summary>
    private async Task ClaimAsync(string server, CancellationToken cancel)
    {
        foreach (var channel in await subscriber.UnclaimedAsync(cancel))
        {
            if (await rest.GetChannelAsync(channel, cancel) is Got<Channel>({ } found) && found.GuildId == server)
            {
                await subscriber.ClaimAsync([channel], server, cancel);
            }
        }
    }

    private async Task<Permissions> RightsAsync(InteractionContext call, Place place, CancellationToken cancel) => place.ChannelId == call.ChannelId
        ? call.AppPermissions
        : await ChannelRights.AskAsync(rest, call.ServerId!, place.ChannelId, call.Interaction.ApplicationId, cancel);

    private static Reply Unclear(WantedReading asked, Place place) => Reply.Private(string.Join('\n', asked.Problems),
    [
        .. asked.Meant is { } meant ? [Button.Of(Texts.Get("button.use"), (place with { Wanted = meant }).Id(Use), ButtonStyle.Primary)] : (Button[])[],
        Button.Of(Texts.Get("button.another"), (place with { Wanted = asked.Meant ?? asked.Wanted }).Id(Ask)),
    ]);

    /// <summary>What a kind of channel is called where postings go.</summary>
    public static string KindOf(ChannelType type) => type switch
    {
        ChannelType.GuildAnnouncement => "announcement",
        ChannelType.GuildForum or ChannelType.GuildMedia => "forum",
        _ when Permits.IsThread(type) => "thread",
        _ => "text",
    };

    private static ChannelType TypeOf(string kind) => kind switch
    {
        "announcement" => ChannelType.GuildAnnouncement,
        "forum" => ChannelType.GuildForum,
        "thread" => ChannelType.PublicThread,
        _ => ChannelType.GuildText,
    };

    /// <summary>Where a digest is wanted and how, as a component carries it.</summary>
    private sealed record Place(string ChannelId, ChannelType Type, Wanted Wanted)
    {
        public string Id(string verb) => Pressed.Id(verb, ChannelId, ((int)Type).ToString(CultureInfo.InvariantCulture), WantedCode.Write(Wanted));

        public static Place Of(Pressed pressed) => new(pressed[0], (ChannelType)(int)Math.Clamp(pressed.Number(1), 0, 16), WantedCode.Read(pressed[2]));
    }
}

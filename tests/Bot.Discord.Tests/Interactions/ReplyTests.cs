using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using Microsoft.Extensions.Time.Testing;
using static Bot.Discord.Tests.Support.Client;

namespace Bot.Discord.Tests.Interactions;

public sealed class ReplyTests
{
    private const string Command = """
        {"id":"5","application_id":"42","type":2,"token":"tok","guild_id":"9","channel_id":"1","locale":"de","app_permissions":"2048","context":0,"member":{"user":{"id":"u"},"permissions":"32"},
         "data":{"name":"digest","options":[{"name":"add","type":1,"options":[{"name":"hour","type":4,"value":9},{"name":"day","type":3,"value":"mon"},{"name":"quiet","type":5,"value":true},{"name":"channel","type":7,"value":"77"}]}],
         "resolved":{"channels":{"77":{"id":"77","type":5,"name":"news","app_permissions":"3072"}}}}}
        """;

    private static Interaction Read(string json) => Json.Read<Interaction>(System.Text.Encoding.UTF8.GetBytes(json));

    private static InteractionContext Context(DiscordRest rest, Interaction interaction, TimeProvider? clock = null) =>
        new(new ReceivedInteraction(interaction, (clock ?? TimeProvider.System).GetTimestamp(), TimeSpan.Zero), rest, clock ?? TimeProvider.System);

    [Fact]
    public async Task Options_come_typed()
    {
        await using var discord = await Endpoint.StartAsync(new Said(204));
        using var rest = RestFor(discord);
        var context = Context(rest, Read(Command));

        Assert.Equal(("digest", "add", "u", "9", "1", "de"), (context.Name, context.Options.Path, context.UserId, context.ServerId, context.ChannelId, context.Locale));
        Assert.Equal((9L, "mon", true), (context.Options.Integer("hour"), context.Options.String("day"), context.Options.Boolean("quiet")));
        Assert.Equal(ChannelType.GuildAnnouncement, context.Options.Channel("channel")!.Type);
        Assert.True(PermissionSet.Parse(context.Options.Channel("channel")!.AppPermissions).Allows(Permissions.SendMessages | Permissions.ViewChannel));
        Assert.True(context.UserPermissions.Allows(Permissions.ManageGuild));
        Assert.Null(context.Options.Integer("absent"));
    }

    [Fact]
    public async Task A_deferred_answer_is_filled_in_and_mentions_nobody()
    {
        await using var discord = await Endpoint.StartAsync((asked, context) => (asked.Method == "POST" ? new Said(204) : Said.Message).WriteAsync(context));
        using var rest = RestFor(discord);
        var context = Context(rest, Read(Command));

        Assert.IsType<Got<Nothing>>(await context.DeferAsync(ephemeral: true, Cancel));
        Assert.IsType<Got<Nothing>>(await context.ReplyAsync(MessageBody.Text("@everyone done"), ephemeral: true, Cancel));

        Assert.Equal("""{"type":5,"data":{"flags":64}}""", discord.Asked[0].Body);
        Assert.Equal("/api/v10/webhooks/42/tok/messages/@original", discord.Asked[1].Path);
        Assert.Contains("\"allowed_mentions\":{\"parse\":[]}", discord.Asked[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_seconds_after_receipt_nothing_is_sent_and_15_minutes_end_the_rest()
    {
        await using var discord = await Endpoint.StartAsync(new Said(204));
        using var rest = RestFor(discord);
        var clock = new FakeTimeProvider();
        var late = Context(rest, Read(Command), clock);
        var deferred = Context(rest, Read(Command), clock);
        await deferred.DeferAsync(ephemeral: false, Cancel);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<Denied<Nothing>>(await late.ReplyAsync(MessageBody.Text("x"), ephemeral: false, Cancel));
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.IsType<Denied<Nothing>>(await deferred.ReplyAsync(MessageBody.Text("x"), ephemeral: false, Cancel));
        Assert.IsType<Refused>(await deferred.FollowUpAsync(MessageBody.Text("x"), ephemeral: false, Cancel));
        Assert.Single(discord.Asked);
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_the_way_is_repeated_and_counts_once()
    {
        await using var discord = await Endpoint.StartAsync(new Said(204) { Drop = true }, Said.Error(400, 40060, "Interaction has already been acknowledged."));
        using var rest = RestFor(discord);

        Assert.IsType<Got<Nothing>>(await Context(rest, Read(Command)).ReplyAsync(MessageBody.Text("x"), ephemeral: true, Cancel));
    }

    [Fact]
    public async Task A_submitted_form_gives_its_fields()
    {
        await using var discord = await Endpoint.StartAsync(new Said(204));
        using var rest = RestFor(discord);
        var context = Context(rest, Read("""
            {"id":"5","type":5,"token":"t","data":{"custom_id":"form","components":[{"type":18,"component":{"type":4,"custom_id":"why","value":"because"}},{"type":18,"component":{"type":3,"custom_id":"pick","values":["a","b"]}},{"type":1,"components":[{"type":4,"custom_id":"old","value":""}]}]}}
            """));

        Assert.Equal(("form", "because", null), (context.CustomId, context.Fields["why"], context.Fields["old"]));
        Assert.Equal(["a", "b"], context.Fields.All("pick"));
    }
}

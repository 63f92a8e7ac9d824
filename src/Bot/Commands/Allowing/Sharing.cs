using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands.Allowing;

/// <summary>Who may show an answer to everybody in a server: everyone, its managers or a role, as its managers chose.</summary>
internal sealed class Sharing(ServerBook servers)
{
    public const string Everyone = "everyone", Managers = "managers";

    /// <summary>The reply as it may be shown: a shared one of somebody who may not share becomes private and says why.</summary>
    public async Task<Reply> KeepAsync(InteractionContext call, Reply reply, CancellationToken cancel)
    {
        if (reply is not Reply.Said { Shared: true } said || call.ServerId is not { } server || call.UserPermissions.Allows(Permissions.ManageGuild))
        {
            return reply;
        }

        var who = (await servers.OfAsync(server, cancel)).Sharing;
        var may = who is Everyone or "" || (who != Managers && call.Interaction.Member?.Roles?.Contains(who) == true);
        return may ? reply : new Reply.Said(
            said.Body with { Components = [new TextDisplay(who == Managers ? Texts.Get("share.managers") : Texts.Get("share.role", who)), .. said.Body.Components ?? []] }, Shared: false);
    }
}

using System.Text.Json.Nodes;

namespace Bot.Simulator.Rest;

/// <summary>The application behind the bot.</summary>
/// <remarks>https://discord.com/developers/docs/resources/application</remarks>
internal static class ApplicationRoutes
{
    public static readonly ApiRoute[] All =
    [
        new("GET", "/oauth2/applications/@me", One),
        new("GET", "/applications/@me", One),
    ];

    private static ApiAnswer One(ApiCall call)
    {
        var world = call.World;
        return ApiAnswer.Ok(new JsonObject
        {
            ["id"] = world.Identity.ApplicationId,
            ["name"] = world.Bot.DisplayName,
            ["icon"] = null,
            ["description"] = "",
            ["type"] = null,
            ["bot"] = world.Bot.ToJson(),
            ["bot_public"] = true,
            ["bot_require_code_grant"] = false,
            ["verify_key"] = world.Identity.PublicKey,
            ["flags"] = 0,
            ["flags_new"] = "0",
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = world.Places.People.Values.First(p => !p.Bot).ToJson(),
            ["approximate_guild_count"] = world.Places.Guilds.Count,
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray("bot", "applications.commands"),
            ["integration_types_config"] = new JsonObject { ["0"] = new JsonObject(), ["1"] = new JsonObject() },
        });
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Rest;

/// <summary>All operations under <c>/api/v10</c> (also <c>/api/v9</c> and <c>/api</c>).</summary>
internal static class ApiRoutes
{
    /// <summary>What stands in for an address that Discord does not have.</summary>
    public static readonly ApiRoute Unknown = new("*", "/{**rest}", _ => throw new DiscordRefusalException(404, 0, "404: Not Found")) { NeedsToken = false, Limit = null };

    private static readonly IEnumerable<ApiRoute> All =
    [
        .. GatewayRoutes.All, .. ApplicationRoutes.All, .. CommandRoutes.All, .. InteractionRoutes.All,
        .. MessageRoutes.All, .. ChannelRoutes.All, .. ThreadRoutes.All, .. GuildRoutes.All, .. UserRoutes.All,
    ];

    public static void MapApi(this IEndpointRouteBuilder app, ApiPipeline pipeline)
    {
        foreach (var prefix in new[] { "/api/v{version:int:range(9,10)}", "/api" })
        {
            foreach (var route in All)
                app.MapMethods(prefix + route.Template, [route.Method], (HttpContext context) => pipeline.RunAsync(context, route));
        }
        // As a route and not as a fallback, so that a known address with a foreign method ends here too.
        app.Map("/api/{**rest}", (HttpContext context) => pipeline.RunAsync(context, Unknown)).WithOrder(1);
    }
}

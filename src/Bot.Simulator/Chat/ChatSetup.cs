using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Simulator.Chat;

/// <summary>The chat page: a local stand-in for Discord's client at <c>/</c>. Needs a <see cref="SimulatedWorld"/> among the services.</summary>
public static class ChatSetup
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        // The page keeps nothing across a restart, so its keys need no place on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton<ReadMarks>();
        services.AddScoped<ChatSession>();
        return services;
    }

    public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder app)
    {
        app.MapGet("/_chat/{file}", (string file) => ChatAsset.Find(file));
        app.MapGet("/_framework/blazor.web.js", Script);
        app.MapRazorComponents<ChatDocument>().AddInteractiveServerRenderMode().DisableAntiforgery();
        return app;
    }

    private static IResult Script(IWebHostEnvironment environment)
    {
        var script = environment.WebRootFileProvider.GetFileInfo("_framework/blazor.web.js");
        return script.Exists
            ? Results.Stream(script.CreateReadStream(), "text/javascript", lastModified: script.LastModified)
            : Results.Problem("The page's script is missing: the host must set ApplicationName to \"Bot\" and call UseStaticWebAssets.", statusCode: 500);
    }
}

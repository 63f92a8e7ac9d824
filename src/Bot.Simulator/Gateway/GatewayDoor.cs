using System.Net.WebSockets;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Gateway;

/// <summary>Takes WebSocket connections at <c>/gateway</c> and, for resuming, at <c>/gateway/resume</c>.</summary>
internal sealed class GatewayDoor(SimulatedWorld world, SimulatedHost host, Sessions sessions)
{
    public static void Map(IEndpointRouteBuilder app, GatewayDoor door)
    {
        app.Map("/gateway", door.AcceptAsync);
        app.Map("/gateway/resume", door.AcceptAsync);
    }

    private async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        var compressed = context.Request.Query["compress"] == "zlib-stream";
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new Connection(socket, context, compressed, world.RealTime);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var conversation = new Conversation(world, host, sessions, connection);
        if (RefusalOf(context.Request) is { } refusal)
            connection.Close(refusal.Code, refusal.Reason);
        else
            conversation.Hello();
        var writing = UntilGoneAsync(connection.WriteAsync(ending.Token));
        var reading = UntilGoneAsync(ReadAsync(connection, conversation, ending.Token));
        using (Watch(connection, conversation))
            await reading;
        conversation.Closed(connection.ClosedWith);
        await UntilGoneAsync(connection.AnswerCloseAsync(ending.Token));
        await ending.CancelAsync();
        await writing;
    }

    private static (int Code, string Reason)? RefusalOf(HttpRequest request)
    {
        if (request.Query["v"].ToString() is not ("10" or "9"))
            return (4012, "Invalid API version.");
        if (request.Query["encoding"].ToString() is not ("json" or ""))
            return (4002, "Only the encoding json is spoken here.");
        return request.Query["compress"].ToString() is "" or "zlib-stream" ? null : (4002, "Only the compression zlib-stream is spoken here.");
    }

    private static async Task ReadAsync(Connection connection, Conversation conversation, CancellationToken token)
    {
        while (await connection.ReadAsync(token) is { } message)
            conversation.Hear(message);
    }

    /// <summary>A connection ends in many ways; none of them is an error of ours.</summary>
    private static async Task UntilGoneAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private ITimer Watch(Connection connection, Conversation conversation)
    {
        // Half an interval of grace for a slow network, as Discord gives.
        var patience = host.Options.HeartbeatInterval * 1.5;
        return world.RealTime.CreateTimer(
            _ =>
            {
                if (!connection.IsClosing && world.RealTime.GetElapsedTime(conversation.LastBeat) > patience)
                    conversation.TimeOut();
            },
            null, patience, host.Options.HeartbeatInterval / 2);
    }
}

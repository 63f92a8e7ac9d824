using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.Faults;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Rest;

/// <summary>The way of every API request: ordered faults, authorisation, limits, body, handler, checks, journal.</summary>
internal sealed class ApiPipeline(SimulatedWorld world, SimulatedHost host)
{
    private static readonly string[] MajorParts = ["channel_id", "guild_id", "webhook_id", "webhook_token"];

    private readonly RateLimits _limits = new(world.RealTime);
    private readonly InvalidRequests _invalid = new(world.RealTime);

    public async Task RunAsync(HttpContext context, ApiRoute route)
    {
        var at = world.Clock.GetUtcNow();
        var call = new ApiCall(world, host, route, context.Request);
        // Ids carry the simulator's time, so the Date by which a client corrects its clock does too.
        context.Response.Headers.Date = at.ToString("R", CultureInfo.InvariantCulture);
        var faults = new RequestFaults(world, call);
        if (faults.Drops())
        {
            context.Abort();
            return;
        }
        await faults.DelayAsync(context.RequestAborted);
        var written = faults.Instead() ?? (_invalid.IsBanned ? Written.Ban() : null) ?? await AnswerAsync(context, call);
        if (written.Status is 401 or 403 || (written.Status == 429 && written.Headers.GetValueOrDefault("X-RateLimit-Scope") != "shared"))
            _invalid.Count();
        Record(call, at, written);
        if (faults.DropsAnswer())
            context.Abort();
        else
            await written.SendAsync(context.Response);
    }

    private async Task<Written> AnswerAsync(HttpContext context, ApiCall call)
    {
        if (call.Route.NeedsToken && !IsAuthorised(context.Request))
            return Written.Of(new DiscordRefusalException(401, 0, "401: Unauthorized").ToAnswer());
        var verdict = host.Options.Unlimited ? null : _limits.Take(call.Route, Major(call));
        if (verdict is { Allowed: false })
            return Written.TooMany(verdict, world.Clock.GetUtcNow());
        var answer = await HandleAsync(call, context.RequestAborted);
        return Written.Of(answer).With(verdict, world.Clock.GetUtcNow());
    }

    private async Task<ApiAnswer> HandleAsync(ApiCall call, CancellationToken token)
    {
        try
        {
            await BodyReading.ReadAsync(call, token);
            lock (world.Gate)
                return call.Route.Handle(call);
        }
        catch (DiscordRefusalException refusal)
        {
            return refusal.ToAnswer();
        }
    }

    private bool IsAuthorised(HttpRequest request) => request.Headers.Authorization.ToString() == "Bot " + world.Identity.Token;

    private static string Major(ApiCall call) => string.Join('/', MajorParts.Select(call.Value));

    private void Record(ApiCall call, DateTimeOffset at, Written written)
    {
        var path = call.Request.Path.Value ?? "";
        var errors = call.Problems.Lines.ToList();
        var agent = call.Request.Headers.UserAgent.ToString();
        if (!agent.StartsWith("DiscordBot (", StringComparison.Ordinal))
            errors.Add("User-Agent: must be DiscordBot ($url, $version).");
        if (call.Route == ApiRoutes.Unknown && !written.IsFault)
            errors.Add("There is no such route.");
        if (written.Body is JsonObject problem && ComponentShape.Number(problem["code"]) == 50109)
            errors.Add("The body is no JSON.");
        if (host.Contract is { } contract && !written.IsFault && call.Route != ApiRoutes.Unknown)
        {
            errors.AddRange(contract.CheckRequest(call.Route.Method, call.Route.Template, call.Body));
            errors.AddRange(contract.CheckAnswer(call.Route.Method, call.Route.Template, written.Status, written.Body).Select(e => "answer: " + e));
        }
        host.Journal.Add(new JournalRow(at, call.Request.Method, path + call.Request.QueryString, written.Status, errors)
        {
            Detail = (call.Route.Template, call.Body),
        });
    }
}

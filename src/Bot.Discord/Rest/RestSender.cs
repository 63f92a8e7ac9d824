using System.Text.Json;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Rest;

/// <summary>
/// Carries one call to its end: waits its turn, sends, and sends again where that can help and cannot duplicate.
/// </summary>
internal sealed class RestSender(DiscordOptions options, ILogger log) : IDisposable
{
    private const int MostFaults = 4;
    private const int MostPauses = 20;
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(30);

    private readonly HttpLine line = new(options);
    private readonly RateLimiter limiter = new(options.Clock, options.GlobalRequestsPerSecond, options.Patience);
    private readonly Breaker breaker = new(options.Clock);
    private readonly DeadWebhooks dead = new();

    public ServerClock ServerClock => line.ServerClock;

    public async Task<Answer<T>> AskAsync<T>(RestCall call, CancellationToken cancel)
    {
        var run = new Run(call, options.Clock.GetTimestamp());
        while (true)
        {
            if (await AttemptAsync<T>(run, cancel) is { } answer)
                return answer;
            await Task.Delay(run.Pause, options.Clock, cancel);
        }
    }

    public void Dispose()
    {
        limiter.Dispose();
        line.Dispose();
    }

    /// <summary>Null: again, after the run's pause.</summary>
    private async Task<Answer<T>?> AttemptAsync<T>(Run run, CancellationToken cancel)
    {
        if (Stopped<T>(run) is { } stopped)
            return stopped;
        switch (await limiter.EnterAsync(run.Call.Method, run.Call.Path, cancel))
        {
            case TooBusy(var after):
                return run.Later<T>(after, "Discord's rate limit asks for a pause.");
            case Permit permit:
                using (permit)
                {
                    // the wait may have been long, and another's answer may have changed everything
                    return Stopped<T>(run) ?? await SendAsync<T>(run, permit, cancel);
                }

            default:
                throw new InvalidOperationException("An admission of an unknown kind.");
        }
    }

    private Answer<T>? Stopped<T>(Run run)
    {
        if (!run.Call.Anonymous && breaker.TokenRefused)
            return new Denied<T>(401, "Discord refused the bot's token; set a new one (Discord:Token) and start again.", Refusal.BotTrouble);
        if (dead.Contains(run.Call.Path))
            return new Denied<T>(10015, "This webhook is no more.", Refusal.TargetGone);
        return breaker.Closed() is var (after, why) ? run.Later<T>(after, why) : null;
    }

    private async Task<Answer<T>?> SendAsync<T>(Run run, Permit permit, CancellationToken cancel)
    {
        switch (await line.SendAsync(run.Call, Timeout(run), cancel))
        {
            case NoReply(var mayHaveArrived, var why):
                permit.Dispose();
                log.LogWarning("{Route}: {Why}", permit.Route.Key, why);
                return Fault<T>(run, mayHaveArrived, why);
            case Replied reply:
                permit.Answered(reply.Limits);
                breaker.Saw(reply.Limits, authorised: !run.Call.Anonymous, reply.Json);
                log.LogDebug("{Route} answered {Status}", permit.Route.Key, reply.Status);
                return reply.Good ? Good<T>(run, reply) : Bad<T>(run, permit.Route, reply);
            default:
                throw new InvalidOperationException("A reply of an unknown kind.");
        }
    }

    private Answer<T>? Good<T>(Run run, Replied reply)
    {
        if (typeof(T) == typeof(Nothing))
            return new Got<T>((T)(object)Nothing.Value);
        try
        {
            return new Got<T>(Json.Read<T>(reply.Body.Span));
        }
        catch (JsonException fault) when (reply.Good)
        {
            return Fault<T>(run, mayHaveArrived: true, $"An answer that cannot be read: {fault.Message}");
        }
    }

    private Answer<T>? Bad<T>(Run run, Route route, Replied reply)
    {
        var (status, code) = (reply.Status, reply.Error.Code);
        var why = ErrorText.Line(status, reply.Error);
        if (code != 0 && (code == run.Call.DoneAlready || code == run.Call.DoneAfterFault && run.Unsure) && typeof(T) == typeof(Nothing))
            return new Got<T>((T)(object)Nothing.Value);
        if (status == 429)
            return TooMany<T>(run, route, reply, why);
        if (status >= 500)
            return Fault<T>(run, mayHaveArrived: true, $"Discord has trouble of its own: {why}");
        if (Refusals.Decide(status, code) is not { } decision)
            return run.Later<T>(Refusals.Pause(code), why);
        if (status == 404 && code == 10015)
            dead.Add(run.Call.Path);
        log.LogWarning("{Route} was refused with {Code}: {Why}", route.Key, code == 0 ? status : code, why);
        return new Denied<T>(code == 0 ? status : code, why, decision);
    }

    /// <summary>Discord never did it, so it is always safe to send it again; only this call waits, the line behind it goes on.</summary>
    private Answer<T>? TooMany<T>(Run run, Route route, Replied reply, string why)
    {
        log.LogWarning("{Route} met a limit ({Scope}): {Why}", route.Key, reply.Limits.Scope ?? "none", why);
        if (breaker.Closed() is var (after, banned))
            return run.Later<T>(after, banned);
        run.Pause = (reply.Limits.RetryAfter ?? TimeSpan.FromSeconds(1)) + TimeSpan.FromMilliseconds(50);
        return run.Pause > options.Patience || ++run.Pauses > MostPauses || PastDeadline(run) ? run.Later<T>(run.Pause, why) : null;
    }

    private Answer<T>? Fault<T>(Run run, bool mayHaveArrived, string why)
    {
        run.Unsure |= mayHaveArrived;
        run.Pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, run.Faults++) * (0.5 + options.Jitter()));
        if (run.Call.Deadline is not null)
            run.Pause = TimeSpan.FromMilliseconds(100);
        if ((mayHaveArrived && !run.Call.Repeatable) || run.Faults >= MostFaults || PastDeadline(run))
            return run.Later<T>(AfterFault, why);
        return null;
    }

    private bool PastDeadline(Run run) => run.Call.Deadline is { } deadline && options.Clock.GetElapsedTime(run.Start) + run.Pause >= deadline;

    /// <summary>A call with a deadline is worth a second attempt within it.</summary>
    private TimeSpan Timeout(Run run) => run.Call.Deadline is { } deadline && deadline / 2 < options.RequestTimeout ? deadline / 2 : options.RequestTimeout;

    /// <summary>What is known of one call so far.</summary>
    private sealed class Run(RestCall call, long start)
    {
        public RestCall Call => call;
        public long Start => start;
        public int Faults { get; set; }
        public int Pauses { get; set; }
        public TimeSpan Pause { get; set; }

        /// <summary>An attempt got no answer, so Discord may have done it.</summary>
        public bool Unsure { get; set; }

        public NotNow<T> Later<T>(TimeSpan after, string why) => new(after, why) { Unsure = Unsure };
    }
}

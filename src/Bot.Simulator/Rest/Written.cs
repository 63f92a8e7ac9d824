using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Rest;

/// <summary>An answer ready to be sent, with its headers.</summary>
internal sealed record Written(int Status, JsonNode? Body, string? Text = null)
{
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>True for an answer that was ordered, and so says nothing about the request.</summary>
    public bool IsFault { get; init; }

    public static Written Of(ApiAnswer answer) => new(answer.Status, answer.Body);

    /// <summary>A refusal by a limit, with the whole seconds in the header and the exact ones in the body.</summary>
    public static Written TooMany(LimitVerdict verdict, DateTimeOffset now)
    {
        var seconds = Math.Max(0.001, Math.Round(verdict.ResetAfter.TotalSeconds, 3));
        var body = new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = seconds, ["global"] = verdict.IsGlobal };
        if (verdict.Scope == "shared")
        {
            body["message"] = "The write action you are performing on the channel has hit the write rate limit.";
            body["code"] = 20028;
        }
        var written = new Written(429, body);
        // Discord's own oddity for shared limits: the header says one second whatever the body says.
        written.Headers["Retry-After"] = verdict.Scope == "shared" ? "1" : Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        written.Headers["X-RateLimit-Scope"] = verdict.Scope;
        if (verdict.IsGlobal)
            written.Headers["X-RateLimit-Global"] = "true";
        else
            written.AddBucket(verdict, now);
        return written;
    }

    /// <summary>A Cloudflare ban: no rate-limit headers and no hint how long it lasts.</summary>
    public static Written Ban() => new(429, null, "<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head><body>error code: 1015</body></html>")
    {
        IsFault = true,
    };

    public Written With(LimitVerdict? verdict, DateTimeOffset now)
    {
        // A shared limit shows itself only when it strikes.
        if (verdict is not null && verdict.Scope != "shared")
            AddBucket(verdict, now);
        return this;
    }

    public async Task SendAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        // A 204 that names a content type crashes clients that parse by it.
        if (Body is null && Text is null)
            return;
        var bytes = Encoding.UTF8.GetBytes(Text ?? Body!.ToJsonString());
        response.ContentType = Text is null ? "application/json" : "text/html";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }

    private void AddBucket(LimitVerdict verdict, DateTimeOffset now)
    {
        var after = Math.Max(0.001, verdict.ResetAfter.TotalSeconds);
        Headers["X-RateLimit-Limit"] = verdict.Limit.ToString(CultureInfo.InvariantCulture);
        Headers["X-RateLimit-Remaining"] = verdict.Remaining.ToString(CultureInfo.InvariantCulture);
        Headers["X-RateLimit-Reset-After"] = after.ToString("0.###", CultureInfo.InvariantCulture);
        Headers["X-RateLimit-Reset"] = (now.ToUnixTimeMilliseconds() / 1000.0 + after).ToString("0.###", CultureInfo.InvariantCulture);
        Headers["X-RateLimit-Bucket"] = verdict.Bucket;
    }
}

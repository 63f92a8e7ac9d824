using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Newsstands;

/// <summary>
/// How badly a source's server can behave. A source of <c>newsstand.json</c> may name its manner; each has several forms, chosen by
/// the file's name, so that a newsstand of many sources meets them all.
/// </summary>
internal static class Manners
{
    private const string Xml = "application/xml";
    private static readonly string[] Known = ["slow", "dead", "hanging", "lying", "endless"];

    public static bool Knows(string manner) => Known.Contains(manner);

    /// <summary>Answers in the manner; false where the file itself is to be served after all.</summary>
    public static async Task<bool> AnswerAsync(HttpContext context, string manner, string file, byte[] feed)
    {
        var form = file.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & 0xffff;
        switch (manner)
        {
            case "slow":
                await Task.Delay(TimeSpan.FromMilliseconds(500 + (form % 3500)), TimeProvider.System, context.RequestAborted);
                return false;
            case "dead":
                Die(context, form % 4);
                return true;
            case "hanging":
                await HangAsync(context, form % 3, feed);
                return true;
            case "lying":
                await LieAsync(context, form % 6, feed);
                return true;
            case "endless":
                await NeverEndAsync(context, form % 4);
                return true;
            default:
                return false;
        }
    }

    private static void Die(HttpContext context, int form)
    {
        if (form == 0)
            context.Abort();
        else
            context.Response.StatusCode = form switch { 1 => 404, 2 => 500, _ => 410 };
    }

    /// <summary>Says nothing at all, stops in the middle, or lets one byte fall each second.</summary>
    private static async Task HangAsync(HttpContext context, int form, byte[] feed)
    {
        context.Response.ContentType = Xml;
        if (form == 1)
            await context.Response.Body.WriteAsync(feed.AsMemory(0, feed.Length / 2), context.RequestAborted);
        for (var at = 0; form == 2; at++)
        {
            await context.Response.Body.WriteAsync(feed.AsMemory(at % feed.Length, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, context.RequestAborted);
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
    }

    /// <summary>A login page, plain bytes said to be gzip, nothing at all, "not modified" unasked, a length that is wrong, or noise.</summary>
    private static async Task LieAsync(HttpContext context, int form, byte[] feed)
    {
        var response = context.Response;
        response.ContentType = Xml;
        switch (form)
        {
            case 0:
                await response.WriteAsync("<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Password</form></body></html>", context.RequestAborted);
                break;
            case 1:
                response.Headers.ContentEncoding = "gzip";
                await response.Body.WriteAsync(feed, context.RequestAborted);
                break;
            case 2:
                break;
            case 3:
                response.StatusCode = 304;
                break;
            case 4:
                response.ContentLength = feed.Length + 1000L;
                await response.Body.WriteAsync(feed, context.RequestAborted);
                await response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            default:
                var noise = new byte[20_000];
                new Random(form).NextBytes(noise);
                await response.Body.WriteAsync(noise, context.RequestAborted);
                break;
        }
    }

    /// <summary>Items without end, zeros that were packed small, redirects in a circle, or elements nested without end.</summary>
    private static async Task NeverEndAsync(HttpContext context, int form)
    {
        var response = context.Response;
        response.ContentType = Xml;
        if (form == 2)
        {
            response.Redirect($"{context.Request.Path}{context.Request.QueryString}{(context.Request.QueryString.HasValue ? "&" : "?")}again");
            return;
        }

        if (form == 1)
            response.Headers.ContentEncoding = "gzip";
        await using var body = form == 1 ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : response.Body;
        await body.WriteAsync(Encoding.UTF8.GetBytes("<rss version=\"2.0\"><channel><title>Without end</title>"), context.RequestAborted);
        var more = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(form == 3 ? "<a><b>" : "<item><title>And one more</title><link>https://endless.example/1</link></item>", 400)));
        while (!context.RequestAborted.IsCancellationRequested)
            await body.WriteAsync(more, context.RequestAborted);
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.News.Collecting;
using Bot.News.Collecting.Web;
using Bot.News.Store.Collecting;
using Microsoft.Extensions.Time.Testing;
using ZstdSharp;

namespace Bot.News.Tests.Collecting;

public sealed class WebTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("br, gzip")]
    public async Task A_feed_is_read_in_every_encoding_that_is_asked_for(string encoding)
    {
        await using var site = await Site.StartAsync();
        var packed = encoding.Split(", ").Aggregate(Encoding.UTF8.GetBytes(Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Desk.Start))), Pack);
        site.Serves("/feed", async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(packed, context.RequestAborted);
        });
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        var round = await desk.CollectAsync();

        Assert.Equal((1, 0), (round.New, round.Failed));
        var asked = site.Asked.First(asked => asked.Path == "/feed").Headers["Accept-Encoding"];
        Assert.All(encoding.Split(", "), one => Assert.Contains(one, asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HTTP_2_is_offered_to_every_host()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var hello = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(Cancel);
            var bytes = new byte[4096];
            return bytes[..await client.GetStream().ReadAsync(bytes, Cancel)];
        }, Cancel);
        await using var desk = await Desk.OpenAsync(("News:Sources:0:Url", $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/feed"));

        await desk.CollectAsync();

        Assert.True((await hello).AsSpan().IndexOf("\u0002h2"u8) > 0, "the greeting of TLS names h2 among the protocols"); // ALPN, RFC 7301
    }

    [Fact]
    public async Task A_host_is_asked_by_one_at_a_time_with_a_pause_between()
    {
        var real = new FakeTimeProvider();
        var turns = new HostTurns(real);
        var host = new Uri("https://wire.example/a");

        var first = await turns.EnterAsync(host, Cancel);
        var second = turns.EnterAsync(new Uri("https://wire.example/b"), Cancel);
        using (await turns.EnterAsync(new Uri("https://other.example/a"), Cancel)) { }
        Assert.False(second.IsCompleted);

        first.Dispose();
        Assert.False(second.IsCompleted);
        while (!second.IsCompleted)
        {
            real.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await second).Dispose();
        Assert.True(real.GetUtcNow() - real.Start >= HostTurns.Pause);
    }

    [Fact]
    public async Task A_source_that_hangs_delays_nobody()
    {
        await using var site = await Site.StartAsync();
        var goodWasAsked = new TaskCompletionSource();
        site.Serves("/hangs", async context => await goodWasAsked.Task.WaitAsync(context.RequestAborted));
        site.Serves("/good", async context =>
        {
            goodWasAsked.TrySetResult();
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Desk.Start))), context.RequestAborted);
        });
        await using var desk = await Desk.OpenAsync(("News:Concurrency", "1"), ("News:Sources:0:Url", site.Address + "/hangs"), ("News:Sources:1:Url", site.Address + "/good"));

        var round = await desk.CollectAsync();

        Assert.Equal(1, round.New);
        Assert.Contains("the answer is empty", Assert.Single(round.Problems), StringComparison.Ordinal); // it was let go by the other, not by its time limit
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_gains_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = 0;
        Task<IPAddress[]> Rebinds(string name, CancellationToken cancel) => Task.FromResult<IPAddress[]>(asked++ == 0 ? [IPAddress.Loopback] : [IPAddress.Parse("169.254.169.254")]);
        var to = new DnsEndPoint("rebinds.example", ((IPEndPoint)listener.LocalEndpoint).Port);

        await using (await AddressGuard.ConnectAsync(to, true, Rebinds, Cancel)) { }

        Assert.Equal(1, asked); // what was checked is what was connected to
        await Assert.ThrowsAsync<ForbiddenAddressException>(async () => await AddressGuard.ConnectAsync(to, true, Rebinds, Cancel));
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    public async Task One_private_address_among_public_ones_closes_the_name(string address)
    {
        Task<IPAddress[]> Both(string name, CancellationToken cancel) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Parse(address)]);

        await Assert.ThrowsAsync<ForbiddenAddressException>(async () => await AddressGuard.ConnectAsync(new DnsEndPoint("both.example", 80), false, Both, Cancel));
    }

    [Theory]
    [InlineData(SourceOrigin.Settings, "https://intra.example/feed", true)]
    [InlineData(SourceOrigin.Settings, "https://intra.example:8443/feed", false)]
    [InlineData(SourceOrigin.Settings, "https://elsewhere.example/feed", false)]
    [InlineData(SourceOrigin.File, "https://intra.example/feed", false)]
    [InlineData(SourceOrigin.Wish, "https://intra.example/feed", false)]
    public void Only_the_host_that_the_operator_named_may_be_private(SourceOrigin origin, string asked, bool may)
    {
        var source = new Source { Name = "Intra", Url = "https://intra.example/feed", Publisher = "Intra", Family = "Intra", Origin = origin };

        Assert.Equal(may, SourceRows.MayBePrivate(source, asked, new NewsOptions()));
    }

    private static byte[] Pack(byte[] bytes, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new CompressionStream(packed, leaveOpen: true),
        })
            stream.Write(bytes);
        return packed.ToArray();
    }
}

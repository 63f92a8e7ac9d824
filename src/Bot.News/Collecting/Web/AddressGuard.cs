using System.Net;
using System.Net.Sockets;

namespace Bot.News.Collecting.Web;

/// <summary>An address that no feed may make us ask for.</summary>
internal sealed class ForbiddenAddressException(string message) : IOException(message);

/// <summary>
/// Keeps requests on the public internet. A name is resolved, all its addresses are checked, and the connection goes to a
/// checked one, so that a name which changes its mind in between (DNS rebinding) gains nothing.
/// </summary>
internal static class AddressGuard
{
    /// <summary>Networks that are not the public internet. https://www.iana.org/assignments/iana-ipv4-special-registry, …ipv6…</summary>
    private static readonly IPNetwork[] Special =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
            .Split(' ').Select(IPNetwork.Parse),
        .. "::/128 ::1/128 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8".Split(' ').Select(IPNetwork.Parse),
    ];

    /// <summary>Cloud metadata and other link-local addresses: closed even to sources that settings name.</summary>
    private static readonly IPNetwork[] NeverOwn = [.. "0.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 ::/128 fe80::/10 fd00:ec2::/32 ff00::/8".Split(' ').Select(IPNetwork.Parse)];

    public static bool IsPublic(IPAddress address) => !Lies(address, Special);

    /// <summary>Connects to an address of the host that may be reached.</summary>
    /// <param name="resolve">The addresses of a name; asked once, so that what was checked is what is connected to.</param>
    /// <exception cref="ForbiddenAddressException">The host has an address that may not be.</exception>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool privateToo, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await resolve(to.Host, cancel);
        if (addresses.FirstOrDefault(address => Lies(address, privateToo ? NeverOwn : Special)) is { } forbidden)
            throw new ForbiddenAddressException($"{to.Host} is {forbidden}, which is not on the public internet");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failed) when (failed is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool Lies(IPAddress address, IPNetwork[] within)
    {
        address = Bare(address);
        return within.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>The IPv4 address within an IPv6 one: mapped, compatible (::a.b.c.d) or behind NAT64 (64:ff9b::/96).</summary>
    private static IPAddress Bare(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;

        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();

        var bytes = address.GetAddressBytes();
        var compatible = bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 && (bytes[12] | bytes[13]) != 0;
        var translated = bytes.AsSpan(0, 12).SequenceEqual((ReadOnlySpan<byte>)[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]);
        return compatible || translated ? new IPAddress(bytes.AsSpan(12)) : address;
    }
}

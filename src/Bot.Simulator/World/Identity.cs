using NSec.Cryptography;

namespace Bot.Simulator.World;

/// <summary>The application that may log in: its id, bot token and the key pair with which Discord signs for it.</summary>
internal sealed record Identity(string ApplicationId, string Token, Key SigningKey)
{
    /// <summary>The public half as Discord shows it: 64 hexadecimal digits.</summary>
    public string PublicKey { get; } = Convert.ToHexStringLower(SigningKey.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>A fresh identity; the token has Discord's three parts, so that nobody's format check stumbles.</summary>
    public static Identity Create(string applicationId)
    {
        var random = System.Security.Cryptography.RandomNumberGenerator.GetBytes(28);
        var token = string.Join('.', Text(System.Text.Encoding.ASCII.GetBytes(applicationId)), Text(random[..4]), Text(random[4..]));
        return new Identity(applicationId, token, Key.Create(SignatureAlgorithm.Ed25519));
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

using System.Globalization;

namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags</summary>
[Flags]
public enum Permissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    CreatePublicThreads = 1UL << 35,
    SendMessagesInThreads = 1UL << 38,
    UseExternalApps = 1UL << 50,
}

/// <summary>Reads the decimal bit sets that Discord sends as strings.</summary>
public static class PermissionSet
{
    /// <summary>No permission at all where the text is absent or not a number.</summary>
    public static Permissions Parse(string? decimalBits) =>
        ulong.TryParse(decimalBits, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? (Permissions)bits : Permissions.None;

    /// <summary>Whether all of <paramref name="wanted"/> are there; an administrator has every permission.</summary>
    public static bool Allows(this Permissions granted, Permissions wanted) =>
        (granted & Permissions.Administrator) != 0 || (granted & wanted) == wanted;
}

namespace Bot.Simulator.World;

/// <summary>A guild as a page lists it.</summary>
public sealed record GuildView(string Id, string Name);

/// <summary>A channel, thread or direct conversation as a page lists it; <c>Type</c> is Discord's channel type.</summary>
public sealed record ChannelView(string Id, string Name, int Type, string? GuildId, string? ParentId, string? Topic, string? RecipientId);

/// <summary>A role by id, name and 24-bit colour (0 for none).</summary>
public sealed record RoleView(string Id, string Name, int Colour);

/// <summary>A person as a page lists it; <c>Roles</c> are names of roles in the first guild they share with the bot.</summary>
public sealed record PersonView(string Id, string Name, string DisplayName, bool Bot, IReadOnlyList<string> Roles);

namespace Bot.Simulator.World;

/// <summary>A file that came with a message, kept so that pages can show it.</summary>
internal sealed record Attachment(string Id, string FileName, string ContentType, byte[] Content);

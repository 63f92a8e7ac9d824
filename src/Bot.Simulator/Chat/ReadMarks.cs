using System.Collections.Concurrent;

namespace Bot.Simulator.Chat;

/// <summary>How far each person has read each channel, so that switching people or reloading keeps what is unread.</summary>
internal sealed class ReadMarks
{
    private readonly ConcurrentDictionary<(string User, string Channel), ulong> _marks = new();

    /// <summary>The id of the newest message read; 0 where nothing was.</summary>
    public ulong Of(string user, string channel) => _marks.GetValueOrDefault((user, channel));

    public void Read(string user, string channel, ulong message) =>
        _marks.AddOrUpdate((user, channel), message, (_, before) => Math.Max(before, message));
}

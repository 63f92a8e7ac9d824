using System.Threading.Channels;

namespace Bot.Delivery;

/// <summary>
/// Writes receipts for many senders at once: whatever came in while the last transaction was committed goes into the next
/// one, so that a thousand messages a second cost a few commits.
/// </summary>
internal sealed class Receipts(PostingBook book)
{
    private const int AtOnce = 500;

    private sealed record Entry(Receipt Receipt, TaskCompletionSource Written);

    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Returns when the receipt is committed.</summary>
    public Task WriteAsync(Receipt receipt)
    {
        var entry = new Entry(receipt, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _entries.Writer.TryWrite(entry);
        return entry.Written.Task;
    }

    /// <summary>No more will come.</summary>
    public void Close() => _entries.Writer.Complete();

    /// <summary>Commits until <see cref="Close"/>; a failure is handed to those whose receipts it hit.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var batch = new List<Entry>();
        while (await _entries.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < AtOnce && _entries.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            try
            {
                await book.WriteAsync(batch.ConvertAll(entry => entry.Receipt), cancel);
                batch.ForEach(entry => entry.Written.SetResult());
            }
            catch (Exception broken) when (broken is System.Data.Common.DbException or InvalidOperationException or OperationCanceledException)
            {
                batch.ForEach(entry => entry.Written.SetException(broken));
            }
        }
    }
}

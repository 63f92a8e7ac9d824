namespace Bot.News.Collecting.Web;

/// <summary>
/// Bounds how many answers are awaited at a time. Whoever is still waiting after a few seconds steps aside and lets the next one
/// in, so that hosts which hang delay nobody; those aside are bounded too.
/// </summary>
internal sealed class Places(int most) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Waiting aside costs a socket and little else.</summary>
    private const int MostAside = 256;

    private readonly SemaphoreSlim _places = new(most);
    private readonly SemaphoreSlim _aside = new(MostAside);

    public async Task InAsync(Func<Task> work, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        var aside = false;
        try
        {
            var working = work();
            await Task.WhenAny(working, Task.Delay(Patience, TimeProvider.System, cancel));
            if (!working.IsCompleted && (aside = _aside.Wait(0, CancellationToken.None)))
                _places.Release();
            await working;
        }
        finally
        {
            (aside ? _aside : _places).Release();
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _aside.Dispose();
    }
}

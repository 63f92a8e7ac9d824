using System.Diagnostics;

namespace Benchmarks.Collecting;

/// <summary>The newsstand in a process of its own, so that its memory and work are not counted as the collector's.</summary>
internal sealed class StandProcess : IDisposable
{
    private readonly Process _process;

    public StandProcess(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true }; // a running program has a path
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(StandProcess).Assembly.Location);
        foreach (var argument in new[] { "collect", "--serve", folder })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The newsstand did not start.");
    }

    public async Task<string> AddressAsync(CancellationToken cancel) =>
        await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The newsstand ended before it listened.");

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(3000))
            _process.Kill();
        _process.Dispose();
    }
}

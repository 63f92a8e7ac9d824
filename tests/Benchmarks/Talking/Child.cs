using System.Diagnostics;

namespace Benchmarks.Talking;

/// <summary>A program of its own beside the local Discord, so that one process's work does not slow the other's figures.</summary>
internal static class Child
{
    /// <summary>This tool again, with other arguments.</summary>
    public static ProcessStartInfo Self(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!); // a process knows its own path
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        Array.ForEach(arguments, start.ArgumentList.Add);
        return start;
    }

    /// <summary>Runs to its end.</summary>
    /// <returns>The last line of its standard output.</returns>
    /// <exception cref="InvalidOperationException">It could not start, or failed; the message holds what it said.</exception>
    public static async Task<string> LastLineAsync(ProcessStartInfo start, CancellationToken cancel)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        await using var kill = cancel.UnsafeRegister(p => ((Process)p!).Kill(entireProcessTree: true), process);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? output.TrimEnd().Split('\n')[^1] : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {output}");
    }

    /// <summary>The process's own resident memory in megabytes.</summary>
    public static double ResidentMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return Math.Round(self.WorkingSet64 / 1048576.0, 1);
    }
}

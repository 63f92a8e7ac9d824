using System.Diagnostics;

namespace Benchmarks.Delivering;

/// <summary>Starts this program again, with other arguments.</summary>
internal static class OwnProcess
{
    public static Process Start(IEnumerable<string> arguments, bool output = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = output }; // a process knows its own path
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }
}

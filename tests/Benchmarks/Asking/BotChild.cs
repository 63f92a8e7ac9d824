using System.Diagnostics;
using Bot.Simulator;

namespace Benchmarks.Asking;

/// <summary>The whole bot as an operator runs it, in a process of its own, against a local Discord.</summary>
internal sealed class BotChild : IDisposable
{
    private readonly Process _process;

    private BotChild(Process process) => _process = process;

    /// <summary>Bytes in memory now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static BotChild Start(SimulatedDiscord discord, string database, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetDirectoryName(database), RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "run", $"--Discord:Token={discord.Token}", $"--Discord:ApiBaseUrl={discord.ApiBaseUrl}", $"--ConnectionStrings:Bot=Data Source={database}",
            "--News:SourcesFile=", "--Limits:ServerPerSecond=100000", "--Limits:ServerBurst=100000", "--Logging:LogLevel:Default=Warning", .. settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The bot did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new BotChild(process);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}

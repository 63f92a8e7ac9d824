using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bot.Tests.WholeBot;

/// <summary>The executable as an operator starts it, in a folder of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process) => _process = process;

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    /// <summary>The first line of standard output.</summary>
    public Task<string> FirstLine => _firstLine.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public static BotProcess Start(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Bot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var bot = new BotProcess(new Process { StartInfo = start });
        bot._process.OutputDataReceived += (_, line) => bot.Take(line.Data);
        bot._process.ErrorDataReceived += (_, line) => bot._errors.Enqueue(line.Data ?? "");
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        await using var bot = Start(folder, arguments);
        return (await bot.EndAsync(), bot.Output, bot.Errors);
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(120));
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _firstLine.TrySetException(new InvalidOperationException("The process ended without a line. " + Errors));
            return;
        }

        _output.Enqueue(line);
        _firstLine.TrySetResult(line);
    }
}

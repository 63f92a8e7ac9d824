using System.Diagnostics;
using System.Text.Json;

namespace Bot.Tests.WholeBot;

/// <summary>The endurance runs in a short form with a fixed seed: each ends with 0 where its promises held, and its last line is one JSON object.</summary>
public sealed class BenchmarkTests
{
    [Theory]
    [InlineData("unanswered", "storm", "--seed", "7", "--scale", "0.02")]
    [InlineData("ours_429", "fanout", "--seed", "7", "--scale", "0.02")]
    [InlineData("lost", "crash", "--seed", "7", "--destinations", "60", "--kills", "2")]
    [InlineData("missed", "slots", "--seed", "7", "--scale", "0.01", "--days", "60")]
    [InlineData("not_exactly_once", "deliver", "--unlimited", "--seed", "7", "--scale", "0.003")]
    [InlineData("unanswered", "roundtrip", "--seed", "7", "--scale", "0.05")]
    public async Task A_short_run_keeps_its_promises(string figure, params string[] arguments)
    {
        var tool = Path.GetFullPath(AppContext.BaseDirectory.Replace("Bot.Tests", "Benchmarks", StringComparison.Ordinal) + "Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // a program on the disk starts
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
        using var figures = JsonDocument.Parse((await output).Trim().Split('\n')[^1]);
        Assert.Equal(0, figures.RootElement.GetProperty(figure).GetInt32());
    }
}

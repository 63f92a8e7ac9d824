using Bot.Cli;
using Bot.Commands.Finding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.WholeBot;

/// <summary>What a fault of one service beside the others comes to.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_that_ends_the_host_ends_the_verb_with_its_reason()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<Faulty>();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        var ended = await Assert.ThrowsAsync<CannotGoOnException>(() => RunCommand.StoppedAsync(host, TestContext.Current.CancellationToken));

        Assert.Contains("Faulty: the disk is gone", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_was_stopped_ended_well()
    {
        using var host = Host.CreateEmptyApplicationBuilder(null).Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await RunCommand.StoppedAsync(host, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nothing_that_goes_wrong_in_the_warm_up_stops_the_bot()
    {
        // without its parts, all that it does goes wrong
        using var warmUp = new WarmUp(null!, null!, null!, null!, null!, NullLogger<WarmUp>.Instance);

        await warmUp.StartAsync(TestContext.Current.CancellationToken);

        await warmUp.ExecuteTask!;
    }

    private sealed class Faulty : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new IOException("the disk is gone");
        }
    }
}

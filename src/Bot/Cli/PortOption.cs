using System.CommandLine;
using System.Net;

namespace Bot.Cli;

/// <summary>The loopback port that a verb listens on.</summary>
internal static class PortOption
{
    /// <summary>0 to 65535; 0 takes any free one.</summary>
    public static Option<int> Make(int usual)
    {
        var port = new Option<int>("--port") { Description = "the loopback port; 0 takes any free one", DefaultValueFactory = _ => usual };
        port.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && int.TryParse(given.Tokens[0].Value, out var number) && number is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
                given.AddError($"--port is {number}: give a number from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        });
        return port;
    }
}

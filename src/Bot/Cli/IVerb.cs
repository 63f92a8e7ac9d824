using System.CommandLine;

namespace Bot.Cli;

/// <summary>A verb of the executable: one file, found by scan.</summary>
internal interface IVerb
{
    /// <param name="settings">The <c>--Section:Key=value</c> arguments, for the host.</param>
    Command Describe(string[] settings);
}

using System.CommandLine;

namespace Benchmarks;

/// <summary>One verb of the tool: a file of its own, found by scan. Its last line of standard output is one JSON object with the figures.</summary>
internal interface IVerb
{
    Command Describe();
}

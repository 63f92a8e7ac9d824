using System.CommandLine;

namespace Evaluation;

/// <summary>One verb of the tool: a file of its own, found by scan.</summary>
internal interface IVerb
{
    Command Describe();
}

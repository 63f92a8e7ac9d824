using System.CommandLine;

namespace Evaluation;

/// <summary>One kind of scoring under <c>score</c>: a file of its own, found by scan.</summary>
internal interface IScore
{
    Command Describe();
}

/// <summary>Compares output with gold.</summary>
internal sealed class ScoreVerb : IVerb
{
    public Command Describe()
    {
        var command = new Command("score", "Compare output with gold: a table, then the same figures as one JSON line.");
        foreach (var score in typeof(IScore).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IScore))).OrderBy(type => type.Name))
            command.Subcommands.Add(((IScore)Activator.CreateInstance(score)!).Describe()); // a score has a constructor without parameters
        return command;
    }
}

using System.CommandLine;
using Evaluation;

var root = new RootCommand("Quality on labelled data. JSON Lines in and out, so that anyone can score it with data of their own.");
foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVerb))).OrderBy(type => type.Name))
{
    root.Subcommands.Add(((IVerb)Activator.CreateInstance(verb)!).Describe()); // a verb has a constructor without parameters
}

return await root.Parse(args).InvokeAsync();

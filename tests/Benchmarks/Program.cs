using System.CommandLine;
using Benchmarks;

var root = new RootCommand("Measurements and endurance runs. The last line of standard output is one JSON object with the figures.");
foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVerb))).OrderBy(type => type.Name))
{
    root.Subcommands.Add(((IVerb)Activator.CreateInstance(verb)!).Describe()); // a verb has a constructor without parameters
}

return await root.Parse(args).InvokeAsync();

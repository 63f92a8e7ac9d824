using System.Reflection;
using Bot.Tests;
using Evaluation.Scores;

namespace Bot.News.Tests.Evaluating;

/// <summary>The evaluation tool measures the product's own stages: it has no way of its own to read, split or rank news.</summary>
public sealed class ArchitectureTests
{
    /// <summary>Where a pattern has its place: scoring, baselines, the making of false claims and the normalised shape of a feed.</summary>
    private static readonly string[] Allowed = ["Evaluation.Scores", "Evaluation.Baselines", "Evaluation.Mutations"];

    [Fact]
    public void No_verb_reads_text_by_patterns_of_its_own()
    {
        var broken = typeof(ClusterScore).Assembly.GetTypes()
            .Where(type => !Allowed.Any(name => type.FullName!.StartsWith(name, StringComparison.Ordinal)) && type.Namespace?.StartsWith("Evaluation", StringComparison.Ordinal) == true)
            .Where(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
                .Any(method => IlScan.Types(method).Any(used => used.Namespace == "System.Text.RegularExpressions")))
            .Select(type => type.FullName).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }
}

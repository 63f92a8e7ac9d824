using System.CommandLine;

namespace Evaluation.Scores;

/// <summary>
/// Clusters against gold events: B-cubed (Bagga and Baldwin 1998), pairs, V-measure and the adjusted Rand index.
/// An article that the output lacks counts as a cluster of its own.
/// </summary>
internal sealed class ClusterScore : IScore
{
    private readonly Argument<FileInfo> _gold = new("gold") { Description = "Rows of {\"id\",\"event\"}." };
    private readonly Argument<FileInfo> _found = new("output") { Description = "Rows of {\"id\",\"cluster\"}." };

    public Command Describe()
    {
        var command = new Command("clusters", "Clusters of articles against gold events.") { _gold, _found };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_gold), parsed.GetRequiredValue(_found)));
        return command;
    }

    private static int Run(FileInfo goldFile, FileInfo foundFile)
    {
        var found = JsonLines.Read(foundFile).ToDictionary(row => row.Text("id"), row => row.Text("cluster"));
        var rows = JsonLines.Read(goldFile).Select(row => (Id: row.Text("id"), Event: row.Text("event"))).DistinctBy(row => row.Id)
            .Select(row => (row.Event, Cluster: found.GetValueOrDefault(row.Id, "missing " + row.Id))).ToList();
        Figures.Print(Measure(rows));
        return 0;
    }

    /// <summary>The figures of labelled rows, one an article; each between 0 and 1 (the Rand index may be below 0).</summary>
    internal static IReadOnlyList<(string Name, double Value)> Measure(IReadOnlyList<(string Event, string Cluster)> rows)
    {
        double n = rows.Count;
        var events = rows.CountBy(row => row.Event).ToDictionary();
        var clusters = rows.CountBy(row => row.Cluster).ToDictionary();
        var both = rows.CountBy(row => row).ToList();

        var precision = both.Sum(cell => Square(cell.Value) / clusters[cell.Key.Cluster]) / n;
        var recall = both.Sum(cell => Square(cell.Value) / events[cell.Key.Event]) / n;

        double together = both.Sum(cell => Pairs(cell.Value)), inClusters = clusters.Values.Sum(Pairs), inEvents = events.Values.Sum(Pairs);
        var (pairPrecision, pairRecall) = (inClusters > 0 ? together / inClusters : 1, inEvents > 0 ? together / inEvents : 1);

        var (eventEntropy, clusterEntropy) = (Entropy(events.Values, n), Entropy(clusters.Values, n));
        var mutual = both.Sum(cell => cell.Value / n * Math.Log(cell.Value * n / ((double)events[cell.Key.Event] * clusters[cell.Key.Cluster])));
        var expected = inClusters * inEvents / Math.Max(1, Pairs(rows.Count));
        var most = (inClusters + inEvents) / 2;
        return
        [
            ("articles", n), ("events", events.Count), ("clusters", clusters.Count),
            ("b3_precision", precision), ("b3_recall", recall), ("b3_f1", Figures.F1(precision, recall)),
            ("pair_precision", pairPrecision), ("pair_recall", pairRecall), ("pair_f1", Figures.F1(pairPrecision, pairRecall)),
            ("v_measure", eventEntropy + clusterEntropy > 0 ? 2 * mutual / (eventEntropy + clusterEntropy) : 0),
            ("ari", most - expected == 0 ? 1 : (together - expected) / (most - expected)),
        ];
    }

    private static double Square(int count) => (double)count * count;

    private static double Pairs(int count) => count * (count - 1.0) / 2;

    private static double Entropy(IEnumerable<int> counts, double n) => -counts.Sum(count => count / n * Math.Log(count / n));
}

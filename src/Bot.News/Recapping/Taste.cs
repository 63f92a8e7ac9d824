namespace Bot.News.Recapping;

/// <summary>A server's votes as a weight on events that share a topic or a lead publisher with what was voted on.</summary>
internal sealed class Taste
{
    private readonly Dictionary<string, Votes> _topics = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Votes> _leads = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts one member's vote of +1 or -1.</summary>
    public void Count(IEnumerable<string> topics, string lead, string person, int value)
    {
        foreach (var topic in topics)
        {
            Of(_topics, topic).Add(person, value);
        }

        Of(_leads, lead).Add(person, value);
    }

    /// <summary>The sum of the votes on an event's topics and lead publisher; 0 where nobody voted.</summary>
    public double Weigh(IEnumerable<string> topics, string lead) => Touching(topics, lead).Sum(votes => votes.Sum);

    /// <summary>Members whose votes point the way that the weight does.</summary>
    public int Voters(IEnumerable<string> topics, string lead)
    {
        var touching = Touching(topics, lead).ToList();
        var sign = Math.Sign(touching.Sum(votes => votes.Sum));
        return touching.SelectMany(votes => votes.People).Where(person => person.Value == sign).Select(person => person.Key).Distinct().Count();
    }

    private IEnumerable<Votes> Touching(IEnumerable<string> topics, string lead) =>
        topics.Select(topic => _topics.GetValueOrDefault(topic)).Append(_leads.GetValueOrDefault(lead)).OfType<Votes>();

    private static Votes Of(Dictionary<string, Votes> all, string name) => all.TryGetValue(name, out var votes) ? votes : all[name] = new();

    private sealed class Votes
    {
        public int Sum { get; private set; }
        public HashSet<KeyValuePair<string, int>> People { get; } = [];

        public void Add(string person, int value)
        {
            Sum += value;
            People.Add(new(person, value));
        }
    }
}

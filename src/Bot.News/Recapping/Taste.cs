namespace Bot.News.Recapping;

/// <summary>A server's votes as a weight on events that share a topic or a lead publisher with what was voted on.</summary>
internal sealed class Taste
{
    private readonly Dictionary<string, int> _topics = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _leads = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts one vote of +1 or -1.</summary>
    public void Count(IEnumerable<string> topics, string lead, int value)
    {
        foreach (var topic in topics)
        {
            _topics[topic] = _topics.GetValueOrDefault(topic) + value;
        }

        _leads[lead] = _leads.GetValueOrDefault(lead) + value;
    }

    /// <summary>The sum of the votes on an event's topics and lead publisher; 0 where nobody voted.</summary>
    public double Weigh(IEnumerable<string> topics, string lead) =>
        topics.Sum(topic => _topics.GetValueOrDefault(topic)) + _leads.GetValueOrDefault(lead);
}

namespace Bot.News.Collecting.Feeds;

/// <summary>Takes the items of a list one by one: one that cannot be read is left out, so that it does not cost the others.</summary>
internal static class EachItem
{
    public static List<TOut> Read<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut?> read)
        where TOut : class
    {
        List<TOut> all = [];
        foreach (var item in items)
        {
            try
            {
                if (read(item) is { } taken)
                    all.Add(taken);
            }
            catch (Exception odd) when (odd is FormatException or InvalidOperationException or ArgumentException or OverflowException or TimeoutException)
            {
                // nobody knows beforehand what stands in a feed
            }
        }

        return all;
    }
}

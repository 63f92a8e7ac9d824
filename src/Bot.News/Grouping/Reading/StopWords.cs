namespace Bot.News.Grouping.Reading;

/// <summary>Words that tell nothing about a happening: grammar, calendar, and the furniture of pages and feeds.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(
        """
        a about above after again against all also am an and another any are aren as at b be because been before being below between both but by
        c can cannot could couldn d de did didn do does doesn doing don down during e each even ever every few for from further g get gets getting got
        h had hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself j just k l let like ll
        m make makes making many may me might mine more most much must my myself n need never no nor not now o of off often on once one only or other our
        ours ourselves out over own p per put q r rather re s said same say saying says see seen she should shouldn since so some still such t take than
        that the their theirs them themselves then there these they thing things this those though through to too u under until up upon us use used
        uses using v ve very via w want was wasn way we well were weren what when where whether which while who whom whose why will with within without
        won would wouldn x y yes yet you your yours yourself z
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
        mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec am pm est edt gmt utc today yesterday tomorrow
        article url comments points comment read reading full story post posted published update updated click subscribe newsletter email share via photo image video
        com www http https html org net href news
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Has(string word) => Words.Contains(word);
}

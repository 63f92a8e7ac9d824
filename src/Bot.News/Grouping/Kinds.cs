using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Tells what kind of happening a report tells, from the verbs and nouns of its title, then of its opening.</summary>
internal static class Kinds
{
    public const string Other = "other";

    private static readonly (string Kind, string Words)[] Signs =
    [
        ("lawsuit", "sue sues sued suing lawsuit lawsuits court judge jury verdict trial injunction appeal plaintiff settlement settles copyright infringement 起诉 诉讼"),
        ("security", "vulnerability vulnerabilities exploit exploits breach breached hack hacked hackers hacker malware backdoor cve leak leaks leaked leaking ransomware phishing jailbreak compromised 漏洞 泄露"),
        ("outage", "outage outages down downtime unavailable disruption 宕机"),
        ("acquisition", "acquire acquires acquired acquiring acquisition acquisitions buys buying merger merge takeover acquihire 收购 并购"),
        ("funding", "raise raises raised raising funding valuation valued investors seed round ipo unicorn 融资 估值 领投 上市"),
        ("policy", "regulation regulations regulators regulator ban bans banned bill law laws legislation senate congress executive order tariff tariffs export controls sanctions government lawmakers policy blacklist 监管 禁令"),
        ("people", "hires hired hire joins joined resigns resign resigned quits leaves departs departure steps ousted fired appoints appointed ceo cfo cto layoffs lays layoff 离职 加入 裁员"),
        ("partnership", "partners partner partnership deal agreement signs contract collaborate collaboration teams alliance 合作 签约"),
        ("chips", "chip chips gpu gpus tpu semiconductor semiconductors foundry wafer hbm datacenter 芯片 算力"),
        ("launch", "launch launches launched launching introduces introducing unveil unveils unveiled announce announces announced announcing debuts debut rolls rollout reveals available preview previewing meet 发布 推出 上线 亮相"),
        ("release", "release releases released releasing opensource opensources open-source weights open-weight ships shipped shipping update adds gets brings 开源"),
        ("earnings", "earnings revenue quarter quarterly profit forecast guidance 财报 营收"),
        ("research", "paper study research researchers benchmark benchmarks arxiv dataset evaluate evaluation learning theorem proof 论文 研究"),
    ];

    private static readonly Dictionary<string, int> ByWord = Signs
        .SelectMany((sign, rank) => sign.Words.Split(' ').Select(word => (word, rank)))
        .DistinctBy(pair => pair.word)
        .ToDictionary(pair => pair.word, pair => pair.rank, StringComparer.Ordinal);

    /// <summary>The first sign in the list that the title shows; else the one the opening shows at least twice.</summary>
    public static string Of(List<Token> title, List<Token> body)
    {
        var best = int.MaxValue;
        foreach (var token in title)
        {
            if (ByWord.TryGetValue(token.Text, out var rank) && rank < best) best = rank;
        }

        if (best < int.MaxValue) return Signs[best].Kind;
        Span<int> seen = stackalloc int[Signs.Length];
        foreach (var token in body.Take(50))
        {
            if (ByWord.TryGetValue(token.Text, out var rank)) seen[rank]++;
        }

        var most = 0;
        for (var rank = 1; rank < seen.Length; rank++)
        {
            if (seen[rank] > seen[most]) most = rank;
        }

        return seen[most] >= 2 ? Signs[most].Kind : Other;
    }
}

using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Assigns topics and audiences from the two closed lists.</summary>
internal static class Subjects
{
    private static readonly (string Topic, HashSet<string> Words)[] Signs =
    [
        Sign("models", "model models llm llms gpt weights parameters context multimodal reasoning benchmark preview 模型 大模"),
        Sign("agents", "agent agents agentic mcp autonomous assistant openclaw swarm computer-use 智能 智体"),
        Sign("tools", "tool tools sdk api cli ide plugin plugins library framework codex cursor copilot app apps feature editor code coding developer developers extension"),
        Sign("chips", "chip chips gpu gpus tpu tpus semiconductor foundry wafer hbm memory accelerator blackwell rubin trainium nvidia amd cuda 芯片 显卡"),
        Sign("cloud", "cloud aws azure bedrock datacenter datacenters data-center capex gigawatt gw power compute coreweave 算力 云计"),
        Sign("research", "paper study research researchers arxiv theorem benchmark dataset science scientists university lab 论文 研究"),
        Sign("safety", "safety alignment risk risks misuse vulnerability security breach exploit jailbreak leak malware deepfake harm attack attacks hack 安全 漏洞"),
        Sign("policy", "law laws regulation regulators government senate congress ban court lawsuit judge sue sues copyright act bill pentagon tariff export commission policy 监管 法院"),
        Sign("business", "raises raise funding valuation revenue ipo acquisition acquires buys earnings deal investors layoffs ceo startup billion million market stock 融资 估值 收购"),
        Sign("open source", "opensource open-source open-weight open-weights github apache mit-licensed weights huggingface 开源"),
        Sign("robotics", "robot robots robotics humanoid humanoids robotaxi robotaxis drone drones driving waymo 机器 人形 智驾"),
        Sign("media", "video image images music audio film voice speech art artists hollywood creator creators song photos 视频 图像 音乐"),
    ];

    private static readonly Dictionary<string, string[]> ByTopic = new(StringComparer.Ordinal)
    {
        ["models"] = ["builders", "researchers", "product"],
        ["agents"] = ["builders", "product"],
        ["tools"] = ["builders", "product"],
        ["chips"] = ["builders", "leaders"],
        ["cloud"] = ["builders", "leaders"],
        ["research"] = ["researchers"],
        ["safety"] = ["security", "researchers"],
        ["policy"] = ["policy", "leaders"],
        ["business"] = ["leaders"],
        ["open source"] = ["builders", "researchers"],
        ["robotics"] = ["researchers", "product"],
        ["media"] = ["product"],
    };

    /// <summary>One to three topics, strongest first.</summary>
    public static IReadOnlyList<string> Of(List<Token> title, List<Token> body, IReadOnlyList<Name> names, string type)
    {
        Span<double> weights = stackalloc double[Signs.Length];
        for (var k = 0; k < Signs.Length; k++)
        {
            weights[k] = (2 * Hits(title, title.Count, Signs[k].Words)) + Hits(body, 120, Signs[k].Words) + Kind(Signs[k].Topic, names, type);
        }

        List<(string Topic, double Weight)> sorted = [];
        for (var k = 0; k < Signs.Length; k++) sorted.Add((Signs[k].Topic, weights[k]));
        sorted.Sort((a, b) => b.Weight.CompareTo(a.Weight));
        var least = Math.Max(1.5, sorted[0].Weight * 0.5);
        List<string> topics = [.. sorted.Where(pair => pair.Weight >= least).Take(3).Select(pair => pair.Topic)];
        return topics.Count > 0 ? topics : sorted[0].Weight > 0 ? [sorted[0].Topic] : ["models"];
    }

    /// <summary>Who should care, most concerned first.</summary>
    public static IReadOnlyList<string> Audiences(IReadOnlyList<string> topics, string type)
    {
        IEnumerable<string> first = type switch
        {
            "security" => ["security", "builders"],
            "lawsuit" or "policy" => ["policy", "leaders"],
            "funding" or "acquisition" or "earnings" or "people" => ["leaders"],
            "outage" or "retirement" => ["builders"],
            "pricing" => ["builders", "leaders"],
            "research" => ["researchers"],
            _ => [],
        };
        return [.. first.Concat(topics.SelectMany(topic => ByTopic[topic])).Distinct().Take(3)];
    }

    private static (string, HashSet<string>) Sign(string topic, string words) => (topic, new HashSet<string>(words.Split(' '), StringComparer.Ordinal));

    private static int Hits(List<Token> tokens, int limit, HashSet<string> words)
    {
        var hits = 0;
        for (var i = 0; i < tokens.Count && i < limit; i++)
        {
            if (words.Contains(tokens[i].Text) || (i > 0 && words.Contains(tokens[i - 1].Text + "-" + tokens[i].Text))) hits++;
        }

        return Math.Min(hits, 4);
    }

    private static double Kind(string topic, IReadOnlyList<Name> names, string type) => topic switch
    {
        "models" => names.Any(name => name.Kind == NameKind.Model) ? 1.5 : 0,
        "chips" => names.Any(name => name.Kind == NameKind.Chip) || type == "chips" ? 2 : 0,
        "business" => type is "funding" or "acquisition" or "earnings" or "people" or "pricing" ? 2 : 0,
        "policy" => type is "lawsuit" or "policy" ? 2 : 0,
        "safety" => type == "security" ? 2 : 0,
        "research" => type == "research" ? 2 : 0,
        _ => 0,
    };
}

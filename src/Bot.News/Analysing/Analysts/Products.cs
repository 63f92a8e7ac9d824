using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>Firms that compete in AI and the products they are known by; a product whose owner is known is never another's.</summary>
internal static partial class Products
{
    private static readonly (string Player, string[] Names)[] Players =
    [
        ("AWS", ["AWS", "Amazon Web Services", "Amazon"]), ("Microsoft Azure", ["Microsoft Azure", "Azure", "Microsoft"]), ("Google Cloud", ["Google Cloud", "Google", "Alphabet", "DeepMind"]), ("Meta", ["Meta"]),
        ("OpenAI", ["OpenAI"]), ("Anthropic", ["Anthropic"]), ("Nvidia", ["Nvidia"]), ("AMD", ["AMD"]), ("Intel", ["Intel"]), ("Apple", ["Apple"]), ("xAI", ["xAI"]), ("Mistral", ["Mistral AI", "Mistral"]),
        ("DeepSeek", ["DeepSeek"]), ("Alibaba", ["Alibaba"]), ("Tencent", ["Tencent"]), ("Baidu", ["Baidu"]), ("ByteDance", ["ByteDance"]), ("Moonshot AI", ["Moonshot AI", "Moonshot"]), ("Zhipu", ["Z.ai", "Zhipu"]),
        ("Huawei", ["Huawei"]), ("Oracle", ["Oracle"]), ("IBM", ["IBM"]), ("Cerebras", ["Cerebras"]), ("Groq", ["Groq"]), ("CoreWeave", ["CoreWeave"]), ("Cohere", ["Cohere"]), ("Perplexity", ["Perplexity"]),
        ("Broadcom", ["Broadcom"]), ("Qualcomm", ["Qualcomm"]), ("Samsung", ["Samsung"]), ("TSMC", ["TSMC"]), ("MiniMax", ["MiniMax"]), ("Tesla", ["Tesla"]), ("Databricks", ["Databricks"]), ("Snowflake", ["Snowflake"]),
    ];

    private static readonly (string Facet, string? Owner, string Pattern)[] Kinds =
    [
        ("chips", "AWS", @"Trainium ?\d?|Inferentia ?\d?|Graviton ?\d?"), ("chips", "Microsoft Azure", @"Maia(?: ?\d{2,3})?|Cobalt \d+"), ("chips", "Google Cloud", @"TPUs?(?: v\d\w?)?|Tensor Processing Units?|Trillium|Ironwood"),
        ("chips", "Meta", "MTIA(?: v\\d)?"), ("chips", "Nvidia", @"(?:Grace )?(?:Blackwell|Hopper|Vera Rubin|Rubin)(?: Ultra)?|GB?[23]00|H[12]00|H20|B[123]00"), ("chips", "AMD", @"(?:Instinct )?MI\d{3}X?|Helios"), ("chips", "Intel", @"Gaudi ?\d?|Jaguar Shores|Crescent Island"),
        ("chips", "Huawei", @"Ascend(?: \d{3}\w?)?"), ("chips", "Cerebras", @"WSE-\d"), ("chips", "Tesla", @"AI[4-6]\b|Dojo ?\d?"),
        ("models", "AWS", @"(?:Amazon )?Nova(?: (?:Pro|Lite|Micro|Premier|Sonic|Act|2))*|Titan"), ("models", "Google Cloud", @"Gemini(?: \d(?:\.\d)?)?(?: (?:Pro|Flash|Ultra|Nano|Deep Think))*|Gemma(?: ?\d\w?)?"), ("models", "Microsoft Azure", @"Phi-\d(?:\.\d)?|MAI-\w+(?:-\w+)?"),
        ("models", "OpenAI", @"GPT-\d\w?(?:\.\d)?(?:[- ](?:mini|nano|turbo|Codex|Pro|oss))*|o[134](?:-(?:mini|pro))?|Sora ?\d?|ChatGPT"), ("models", "Anthropic", @"Claude(?: (?:Opus|Sonnet|Haiku|Mythos))?(?: \d(?:\.\d)?)?"), ("models", "Meta", @"Llama ?\d?(?:\.\d)?(?: (?:Scout|Maverick|Behemoth))?|Muse \w+"),
        ("models", "xAI", @"Grok(?: ?\d(?:\.\d+)?)?"), ("models", "Mistral", @"(?:Mistral (?:Large|Medium|Small)|Codestral|Devstral|Magistral|Mixtral)(?: ?\d(?:\.\d)?)?"), ("models", "DeepSeek", @"DeepSeek[- ](?:V|R)\d(?:\.\d)?"), ("models", "Alibaba", @"Qwen ?\d?(?:\.\d)?"),
        ("models", "Moonshot AI", @"Kimi(?: K\d(?:\.\d)?)?"), ("models", "Zhipu", @"GLM-\d(?:\.\d)?"), ("models", "Baidu", @"Ernie(?: \d(?:\.\d)?)?"), ("models", "Tencent", @"Hunyuan\w*"), ("models", "ByteDance", @"Doubao|Seed(?:ance|ream)? ?\d(?:\.\d)?"), ("models", "MiniMax", @"MiniMax-M?\d(?:\.\d)?"), ("models", "Cohere", @"Command [AR]\+?"),
        ("models", "AWS", @"Bedrock|SageMaker"), ("models", "Microsoft Azure", @"Azure AI Foundry|Azure OpenAI(?: Service)?|AI Foundry|Copilot Studio"), ("models", "Google Cloud", @"Vertex AI"), ("models", "IBM", @"watsonx"),
    ];

    /// <summary>All kinds in one expression, a group each; interpreted, because compiling it would cost more than a day's reading.</summary>
    private static readonly Regex Finder = new($@"\G(?:{string.Join('|', Kinds.Select((k, i) => $"(?<k{i}>{k.Pattern})"))})(?![\w]|-\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The products a text names, with their owner and the facet they fill; phrases such as "its Foo chip" count without a known owner.</summary>
    public static IEnumerable<(int Start, string Name, string Facet, string? Owner)> In(string text)
    {
        var found = new List<(int Start, string Name, string Facet, string? Owner)>();
        foreach (var word in Words.Of(text).Where(w => w.Capital || w.Text is ['o', >= '1' and <= '9', ..]))
        {
            if (found.Count > 0 && found[^1].Start + found[^1].Name.Length > word.Start || Finder.Match(text, word.Start) is not { Success: true } match) continue;
            var (facet, owner, _) = Kinds[int.Parse(match.Groups.Values.First(g => g.Success && g.Name[0] == 'k').Name[1..], System.Globalization.CultureInfo.InvariantCulture)];
            found.Add((match.Index, match.Value.Trim(), facet, owner));
        }

        foreach (Match match in Described().Matches(text))
        {
            var name = match.Groups["name"];
            if (found.Any(f => f.Start < name.Index + name.Length && name.Index < f.Start + f.Name.Length) || Players.Any(p => p.Names.Contains(name.Value))) continue;
            found.Add((name.Index, name.Value, match.Groups["kind"].Value.StartsWith("model", StringComparison.OrdinalIgnoreCase) ? "models" : "chips", null));
        }

        return found.OrderBy(f => f.Start);
    }

    /// <summary>The players a text names, in order of place.</summary>
    public static List<(int Start, string Player)> PlayersIn(string text)
    {
        var found = new List<(int Start, string Player)>();
        foreach (var (player, names) in Players)
        {
            var start = names.Select(name => Case(text, name)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
            if (start >= 0) found.Add((start, player));
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>Whether a text names a player in any of its spellings.</summary>
    public static bool Names(string text, string? player) => PlayersIn(text).Any(p => p.Player == player);

    private static int Case(string text, string name)
    {
        var at = Analysing.Names.Place(text, name);
        return at >= 0 && text.AsSpan(at).StartsWith(name, StringComparison.Ordinal) ? at : -1;
    }

    [GeneratedRegex(@"(?:\bits|\btheir|['’]s)\s(?:own\s|custom\s|in-house\s|new\s|latest\s|next-generation\s)*(?<name>[A-Z][\w-]*(?:\s(?:[A-Z]?\d[\w.]*|[A-Z]\w+))?)\s(?:AI\s|inference\s|training\s|custom\s|language\s|open\s)*(?<kind>chips?|accelerators?|processors?|models?)\b")]
    private static partial Regex Described();
}

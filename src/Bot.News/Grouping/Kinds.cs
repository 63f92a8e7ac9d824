using System.Text.RegularExpressions;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Tells what kind of happening a report tells, from the verbs of its title; where that is only a catchword, from its first sentences.</summary>
internal static partial class Kinds
{
    public const string Other = "other";

    /// <summary>Words of the body that are its first sentences.</summary>
    private const int Opening = 45;

    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    /// <summary>The surer signs first: a suit over a launch is a suit.</summary>
    private static readonly (string Kind, Regex Signs)[] All =
    [
        ("lawsuit", Lawsuit()), ("security", Security()), ("retirement", Retirement()), ("outage", Outage()), ("pricing", Pricing()), ("people", People()),
        ("partnership", Supply()), ("acquisition", Acquisition()), ("funding", Funding()), ("policy", Policy()), ("partnership", Partnership()),
        ("research", Finding()), ("release", Release()), ("launch", Launch()), ("earnings", Earnings()), ("research", Research()), ("chips", Chips()),
    ];

    public static string Of(List<Token> title, List<Token> body) => First(Line(title, title.Count)) ?? First(Line(body, Opening)) ?? Other;

    /// <summary>Whether a headline has the sign of any kind of happening.</summary>
    public static bool Tells(string title) => First(Line(Tokenizer.Cut(title, 80), 80)) is not null;

    private static string? First(string line) => All.FirstOrDefault(kind => kind.Signs.IsMatch(line)).Kind;

    /// <summary>The words in lower case with a space between, without punctuation.</summary>
    private static string Line(List<Token> tokens, int limit) => string.Join(' ', tokens.Take(limit).Select(token => token.Text));

    [GeneratedRegex(@"\b(?:sues?|sued|suing|lawsuits?|(?:take|takes|took|taken) (?:\w+ ){1,4}to court|court|judges?|jury|verdict|on trial|injunction|appeals? court|plaintiffs?|(?:federal|class action|copyright|patent) (?:suit|complaint|action|case)|class action|settle[sd]? (?:\w+ ){0,4}(?:suit|case|claims?|dispute)|settlement|infring\w+|verklagt|klage|demanda a|porte plainte)\b|起诉|诉讼", Plain)]
    private static partial Regex Lawsuit();

    [GeneratedRegex(@"\b(?:cve|vulnerabilit\w+|(?:security|critical|severe|serious) (?:\w+ ){0,2}(?:bug|flaw|hole)|flaw in|zero day|exploit(?:s|ed|able)?|malware|malicious|backdoors?|phishing|ransomware|typosquat\w*|(?:fake|rogue|look alike|lookalike) (?:\w+ ){0,4}(?:packages?|extensions?|sdks?|plugins?)|(?:stole|steals?|stolen|stealing|leaks?|leaked|exposes?|exposed|collected) (?:\w+ ){0,3}(?:keys?|credentials|tokens|passwords|servers?|records|data)|imitate agent|hijack\w*|prompt injections?|poisoning|breach(?:es|ed)?|hack|hacked|hackers?|remote code|code execution|jailbreak\w*|compromised|leaks?|leaked|sicherheitslucke)\b|漏洞|泄露", Plain)]
    private static partial Regex Security();

    [GeneratedRegex(@"\b(?:(?:retires?|retiring|retired|retirement of|sunsets?|sunsetting|deprecat\w+|discontinu\w+)|switch(?:es|ed|ing)? (?:\w+ ){0,4}off|shuts? down|shutting down|shutdown|phas\w+ out|pulls? the plug|end of (?:life|support)|(?:deadline for|announces?) (?:the )?end of|ends? (?:\w+ ){0,4}(?:support|tuning|access)|clos\w+ (?:\w+ ){0,2}(?:fine tuning|access|api))\b|下线|停用", Plain)]
    private static partial Regex Retirement();

    [GeneratedRegex(@"\b(?:outages?|downtime|(?:is|are|was|were|service|services) down|down for \w+|(?:went|goes|go|going) (?:down|dark)|(?:takes?|took|taken|knock\w*|goes|went|go|was|were) (?:\w+ ){0,6}offline|was unavailable|were unavailable|fails again|failed in|fell silent|disruptions?|stopped working|stops? (?:\w+ ){1,5}in (?:north|south|europe|asia|america|all)|ausfall|panne)\b|宕机", Plain)]
    private static partial Regex Outage();

    [GeneratedRegex(@"\b(?:price (?:cuts?|hikes?|increases?|drops?|war)|(?:cut|cuts|cutting|lower|lowers|lowered|drops|slash\w*|reduce[sd]?|halve[sd]?|raise[sd]?|hike[sd]?) (?:\w+ ){0,4}prices?|prices? (?:fall|falls|drop|drops|rise|rises|go up|go down))\b|降价|涨价", Plain)]
    private static partial Regex Pricing();

    [GeneratedRegex(@"\b(?:(?:cut|cuts|cutting|axe|axes|sheds?|trims?|slash\w*|eliminat\w+) (?:\w+ ){0,4}(?:jobs|staff|positions|roles|employees|workforce|workers)|job cuts|jobs will go|lay(?:s|ing)? off|layoffs?|laid off|resign|resigns|resigned|quits|step(?:s|ped|ping)? down|ousted|fired|appoint(?:s|ed)|hires|hired|poach\w*|names (?:\w+ ){1,4}(?:ceo|cto|cfo|chief|president|head)|joins|joined|departs?|departure|leaves (?:openai|google|meta|anthropic|apple|xai|microsoft)|new (?:ceo|cto|cfo)|takes? their (?:place|jobs))\b|离职|加入|裁员", Plain)]
    private static partial Regex People();

    /// <summary>Power and machines are bought by contract, not taken over.</summary>
    [GeneratedRegex(@"\b(?:buys?|buying|bought|orders?|purchas\w+) (?:\w+ ){0,5}(?:megawatts?|gigawatts?|power|electricity|gpus?|chips|accelerators|racks|capacity)\b", Plain)]
    private static partial Regex Supply();

    [GeneratedRegex(@"\b(?:acquir(?:e|es|ed|ing)|acquisitions?|acquihires?|to buy|buys|bought|buying|takes over|taken over|takeover|mergers?|merges? with|snaps? up|snapped up|(?:picks?|picked) up (?:\w+ ){0,6}(?:start up|startup|firm|maker|company|lab)|pays? \d+ (?:\w+ ){0,4}for|price for \w+|spends? (?:\d+ )+(?:million|billion) (?:\w+ ){0,2}on|ubernimmt|kauft|rachete|compra)\b|收购|并购", Plain)]
    private static partial Regex Acquisition();

    [GeneratedRegex(@"\b(?:rais(?:e|es|ed|ing) (?:\w+ ){0,3}(?:\d\w*|million|billion|round|capital|money|funds)|funding|fundrais\w+|valuation|valued|valuing|series [a-h]\b|seed round|ipo|unicorn|(?:collects?|lands?|secures?|takes|bags?|nabs?|gets|wins?|receive[sd]?|attracts?|closes) (?:\w+ ){0,2}\d+ (?:\d+ )?(?:million|billion)|with \d+ (?:million|billion)|equity and debt|led by (?:\w+ ){1,4}(?:ventures|capital|partners))\b|融资|估值|领投|上市", Plain)]
    private static partial Regex Funding();

    [GeneratedRegex(@"\b(?:regulat(?:ion|ions|or|ors|ory)|(?:fda|new|draft|final) guidance|guidance (?:on|for|forces)|(?:export|draft|new|final) (?:rules?|controls?|laws?)|chip exports|rules? (?:on|for) |consult(?:s|ation)|ai act|eu draft|executive order|ban|bans|banned|bill|law|laws|legislat\w+|senate|congress|parliament|lawmakers|tariffs?|sanctions?|blacklist|ministry|government|washington|brussels|commission|kommission|verordnung|gesetz|subsid\w+|sets aside|reporting duty|antitrust|watchdog|meldepflicht|reglement)\b|监管|禁令", Plain)]
    private static partial Regex Policy();

    [GeneratedRegex(@"\b(?:partners?|partnered|partnership|teams up|teaming up|sign(?:s|ed) (?:\w+ ){0,6}(?:deal|contract|agreement|pact)|deal with|contract (?:with|gives|for)|agreement with|alliance|joint venture|collaborat\w+|strikes? (?:\w+ ){0,3}deal)\b|合作|签约", Plain)]
    private static partial Regex Partnership();

    /// <summary>What was found out, told as a sentence.</summary>
    [GeneratedRegex(@"\b(?:paper|study|preprint|arxiv|theorem|conjecture|proves?|proof|(?:researchers?|scientists|universit\w+|institute|group|testers?|team) (?:\w+ ){0,3}(?:finds?|found|shows?|reports?|cuts?|measures?|proves?|warns?)|halves (?:\w+ ){0,2}errors?|finds hidden)\b|论文", Plain)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\b(?:releas(?:e|es|ed|ing)|open sourc\w+|opensourc\w+|(?:opens?|opened|publish\w*|shares?|gives?|puts?) (?:\w+ ){0,5}(?:weights|code|corpus|dataset|data|harness|models?|speech|away)|weights (?:are|under)|open weights?|download page|available (?:under|for download)|ships?|shipped|shipping|shipments?|update[sd]?|adds?|gains?|gets|brings|licen[cs]e)\b|开源|开放|交付", Plain)]
    private static partial Regex Release();

    [GeneratedRegex(@"\b(?:launch\w*|introduc\w+|unveil\w*|debut\w*|roll(?:s|ed|ing)? ?out|preview\w*|reveal\w*|announc\w+|available|presents?|shows? (?:off )?its|showed off|shows off|showing off|(?:starts?|began|begins?|opens?) (?:\w+ ){0,4}(?:rides?|selling|sales|service|trials?|passengers|to the public)|first (?:paying )?passengers|meet|stellt vor|lance|lanza)\b|发布|推出|上线|亮相", Plain)]
    private static partial Regex Launch();

    [GeneratedRegex(@"\b(?:earnings|revenues?|quarter|quarterly|profits?|sales (?:rise|rose|fall|fell|grow|grew)|shareholders?|capital spending|capex|shares (?:rise|rose|fall|fell|jump\w*|drop\w*))\b|财报|营收", Plain)]
    private static partial Regex Earnings();

    [GeneratedRegex(@"\b(?:research|researchers?|benchmarks?|datasets?|evaluat\w+|experiments?|tests?|testers?|trials?|measure[sd]?|method)\b|研究", Plain)]
    private static partial Regex Research();

    [GeneratedRegex(@"\b(?:chips?|gpus?|tpus?|semiconductors?|foundry|wafers?|hbm|data ?cent(?:er|re)s?|packaging)\b|芯片|算力", Plain)]
    private static partial Regex Chips();
}

using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>Wordings that tell what a sentence does: tell the happening, draw a consequence, forecast, explain how.</summary>
internal static partial class Cues
{
    public static bool Happens(string text) => Happening().IsMatch(text);

    /// <summary>0 for none; more for a stronger consequence.</summary>
    public static int Consequence(string text) => (Strong().IsMatch(text) ? 2 : 0) + (Weak().IsMatch(text) ? 1 : 0);

    public static bool Forecasts(string text) => Forecast().IsMatch(text);

    public static bool Hearsay(string text) => Rumour().IsMatch(text);

    public static int Technical(string text) => Tech().Count(text);

    public static bool Background(string text) => Earlier().IsMatch(text);

    /// <summary>What was some time before is no news.</summary>
    public static bool History(string text) => Before().IsMatch(text);

    /// <summary>Who says it, by name, or null where the sentence names no speaker.</summary>
    public static string? Speaker(Sentence sentence)
    {
        foreach (Match verb in Says().Matches(sentence.Text))
        {
            var before = sentence.Names.LastOrDefault(n => n.End <= verb.Index && verb.Index - n.End < 30 && !sentence.Text[n.End..verb.Index].Contains(". ", StringComparison.Ordinal));
            var after = sentence.Names.FirstOrDefault(n => n.Start >= verb.Index + verb.Length && n.Start - verb.Index - verb.Length < 25);
            var speaker = verb.Value.StartsWith("acc", StringComparison.OrdinalIgnoreCase) ? after : before ?? after;
            if (speaker is not null) return speaker.Text;
            if (Group().Match(sentence.Text) is { Success: true } group) return char.ToUpperInvariant(group.Value[0]) + group.Value[1..];
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:announce[sd]?|announcing|launch(?:e[sd]|ing)?|release[sd]?|releasing|unveil(?:s|ed|ing)?|introduc(?:e[sd]?|ing)|rais(?:e[sd]|ing)|secur(?:e[sd]|ing)|acquir(?:e[sd]|ing)|buy(?:s|ing)?|bought|agreed|agrees|sign(?:s|ed)|sue[sd]|suing|filed|files|ban(?:s|ned)|approve[sd]|pass(?:es|ed)|fine[sd]|ruled|rules|orders?|ordered|open[- ]sourced?|ships?|shipped|add(?:s|ed)|cut(?:s)?|lay(?:s|ing) off|laid off|hire[sd]|named|appoint(?:s|ed)|resign(?:s|ed)|step(?:s|ped) down|disclose[sd]|patch(?:es|ed)|leak(?:s|ed)|breach(?:es|ed)|told|defend(?:s|ed)|plans? to|invest(?:s|ed|ing)|publish(?:es|ed)|reveal(?:s|ed)?|report(?:s|ed)|block(?:s|ed)|warn(?:s|ed)|expand(?:s|ed)|partner(?:s|ed)|settle[sd]?|delay(?:s|ed)|retire[sd]?|shut(?:s)? down|show(?:s|ed)?|present(?:s|ed)|propos(?:e[sd]|ing)|is available|now available|rolled out|rolling out|rolls out)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Happening();

    [GeneratedRegex(@"\b(?:means? that|meaning that|which means|as a result|that (?:would|could|will|may|might)|(?:would|could|will|may|might) (?:help|allow|let|make|force|raise|lower|cut|reduce|increase|put|push|give|mean|lead|change|reshape|threaten|hurt|slow|speed|weaken|strengthen|boost|undercut|limit|open|expose|cost|save|lock|shift|drive|weigh|affect|hit|leave|keep)|puts? pressure|under pressure|raises? (?:questions|concerns|the (?:stakes|bar|cost)|costs?|prices?)|lowers? (?:the )?(?:cost|price|barrier)s?|reduc(?:es|ing) (?:the )?(?:cost|dependence|reliance|need|risk)|weighs? on|at risk|exposes?|gives? .{3,40} (?:access|control|leverage|an? (?:edge|alternative|way))|threatens?|makes? it (?:easier|harder|possible|cheaper)|depends? on|because|so that|allow(?:s|ing) .{3,50} to|enabl(?:es|ing)|for the first time|paves? the way|signals? that|underscores?|the consequence|the upshot|matters? (?:because|for|to))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\b(?:analysts?|investors?|customers?|developers?|rivals?|users?|competitors?|regulators?|enterprises?|buyers?|workers?|researchers?|costs?|prices?|margins?|risks?|dependence|reliance|adoption|demand|supply|security|privacy|competition)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weak();

    [GeneratedRegex(@"\b(?:will|would|expects?|expected|forecasts?|predicts?|predicted|projects? that|projected|estimates?|anticipates?|likely|aims? to|plans? to|could|targets?|on track|by the end of|see[sn]? .{3,30} (?:reaching|rising|falling|growing))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forecast();

    [GeneratedRegex(@"\b(?:said|says|told|tells|wrote|writes|expects?|expected|forecasts?|predicts?|predicted|projects?|projected|estimates?|estimated|anticipates?|warns?|warned|argues?|argued|according to|believes?|thinks?|sees)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Says();

    [GeneratedRegex(@"\b(?:analysts|researchers|economists|executives|investors|officials|engineers)\b(?: at [A-Z]\w+(?: [A-Z]\w+)?)?", RegexOptions.IgnoreCase)]
    private static partial Regex Group();

    [GeneratedRegex(@"\b(?:chips?|GPUs?|TPUs?|accelerators?|memory|bandwidth|HBM\d?\w?|tokens?|parameters?|context|latency|throughput|inference|training|trained|architecture|mixture[- ]of[- ]experts|MoE|transformers?|attention|quanti[sz]\w+|fine-?tun\w+|reinforcement|benchmarks?|SWE-bench|MMLU\w*|GPQA|kernels?|compilers?|SDK|API|open[- ]weights?|encrypt\w+|vulnerabilit\w+|CVE-[\d-]+|exploit\w*|sandbox\w*|protocol|cluster|nodes?|petaflops|teraflops|exaflops|watts?|gigawatts?|megawatts?|nanometers?|nm|agents?|retriev\w+|embedding\w*|dataset|checkpoint|decoder|encoder|distill\w*|multimodal|hypervisor|offload\w*|networking|interconnect|NVLink|PCIe|rack|cooling)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tech();

    [GeneratedRegex(@"\b(?:reportedly|allegedly|rumou?red|reported to|said to (?:be|have)|according to (?:people|sources|a report))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rumour();

    [GeneratedRegex(@"\b(?:years? ago|(?:a few|several|two|three|couple of) (?:days|weeks|months) ago|was founded|founded in|since (?:19|20[01])\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:founded in|was founded|last year|years? ago|months? ago|previously|earlier this|in (?:19|20[01])\d\d?|since 20\d\d|had been|in the past|historically|^last (?:week|month|year))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Earlier();
}

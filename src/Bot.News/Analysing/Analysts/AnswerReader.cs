using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>Makes a draft of a model's answer. Form is judged here: lengths, links and mentions, citations that exist, quotations that are marked.</summary>
internal sealed partial class AnswerReader(Prompt prompt, Material material, DateTimeOffset now, Draft draft)
{
    private const int MostCites = 4;
    private const int CopiedRun = 20;

    /// <summary>How many statements a section holds, and how many words each.</summary>
    private static readonly Dictionary<Section, (int Count, int Words)> Most = new()
    {
        [Section.Changed] = (1, 45),
        [Section.Why] = (1, 45),
        [Section.Next] = (3, 18),
        [Section.Takeaway] = (5, 45),
        [Section.Deep] = (4, 45),
        [Section.Implication] = (3, 45),
        [Section.Timeline] = (8, 12),
        [Section.Comparison] = (25, 12),
    };

    private static readonly Section[] Prose = [Section.Changed, Section.Why, Section.Takeaway, Section.Deep];

    private readonly Quota quota = new();
    private Claim? hook;

    /// <summary>Puts what an answer says into the draft; what a section is full of or has already is passed over.</summary>
    public void Read(Answer answer)
    {
        Hook(answer.Hook);
        Put(Section.Changed, [answer.Changed]);
        Put(Section.Why, [answer.Why]);
        foreach (var step in answer.Next ?? []) Act(step);
        if (draft.Who.Count == 0) draft.Who = [.. (answer.Audiences ?? []).OfType<string>().Where(Audiences.All.Contains).Distinct().Take(3)];
        foreach (var judged in answer.Forecasts ?? []) Judge(judged);
        if (!prompt.Rich) return; // a thin event is three lines
        Put(Section.Takeaway, answer.Takeaways);
        Put(Section.Deep, answer.Deep);
        foreach (var foreseen in answer.Implications ?? []) Foresee(foreseen);
        foreach (var dated in answer.Timeline ?? []) Date(dated);
        foreach (var cell in answer.Comparison ?? []) Fill(cell);
        Sort();
    }

    /// <summary>A card opens with what changed. Where that fell, the hook stands in its place, else the desk's own quotation beside what stands; false where there is neither.</summary>
    public bool Lead()
    {
        if (draft.Claims.Exists(c => c.Section == Section.Changed)) return true;
        if (hook is not null) draft.Hook = "";
        else if (draft.Claims.Count > 0 && ExtractiveAnalyst.Lead(material) is { } own && quota.Take(own)) hook = Quoting.Quote(own);
        else return false;
        draft.Add(Section.Changed, [hook]);
        return true;
    }

    private void Hook(Said? said)
    {
        if (said?.Text is null || draft.Hook.Length > 0) return;
        if (Claim(Section.Changed, said.Text, said.Cites, "hook") is not { Quoted: false } claim) return;
        if (ClaimCheck.Of(claim, material) is { Supported: false } verdict) draft.Dropped.Add(new Objection("hook", claim.Text, verdict.Why));
        else (hook, draft.Hook) = (claim, claim.Text);
    }

    private void Put(Section section, IEnumerable<Said?>? all)
    {
        foreach (var said in all ?? [])
            if (said?.Text is not null && Room(section) && Claim(section, said.Text, said.Cites) is { } claim && !Told(claim)) draft.Add(section, [claim]);
    }

    private void Act(Step? step)
    {
        if (step?.Text is null || !Room(Section.Next) || Claim(Section.Next, step.Text, step.Cites) is not { } claim) return;
        var sources = string.Join(' ', claim.Citations.Select(c => c.Sentence));
        var lacks = new[] { step.Object, step.Handle }.FirstOrDefault(part => string.IsNullOrWhiteSpace(part) || !sources.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase));
        if (lacks is not null || step.Object is null || !Answer.Verbs.Contains(step.Verb))
        {
            draft.Dropped.Add(new Objection("next", claim.Text, lacks is null ? "no object, handle or verb" : "not word for word in a cited sentence: " + lacks));
            return;
        }

        var audience = Audiences.All.Contains(step.Audience) ? step.Audience! : "builders"; // looked up
        claim.Text = claim.Text.TrimEnd('.');
        claim.Key = $"{step.Verb}:{string.Join('-', Words.Content(step.Object))}:{audience}";
        if (draft.Actions.Exists(a => a.Key == claim.Key)) return;
        draft.Add(Section.Next, [claim]);
        var source = claim.Citations[0];
        draft.Actions.Add(new ActionItem { EventId = material.Event.Id, Key = claim.Key, Verb = step.Verb!, Text = claim.Text, Url = source.Url, Audiences = [audience], Publisher = source.Publisher, At = now });
    }

    private void Foresee(Foreseen? foreseen)
    {
        if (foreseen?.Text is null || !Room(Section.Implication) || Claim(Section.Implication, foreseen.Text, foreseen.Cites) is not { } claim) return;
        var cited = Cited(foreseen.Cites);
        var horizon = foreseen.Horizon?.Trim() ?? "";
        var due = horizon.Length == 0 ? null : Dates.Of(horizon, cited[0].Day).Where(d => d.To > cited[0].Day).Select(d => (DateOnly?)d.To).FirstOrDefault();
        if (due is null || Fault(horizon, 12) is not null || (foreseen.Rationale is { Length: > 0 } reason && Fault(reason, 45) is not null))
        {
            draft.Dropped.Add(new Objection("implication", claim.Text, due is null ? "no time that lies ahead in the horizon: " + horizon : "form"));
            return;
        }

        (claim.Date, claim.Facet) = (horizon, foreseen.Rationale is { Length: > 0 } why ? why.Trim() : null);
        claim.Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words.Content(claim.Text)))))[..24];
        if (draft.Predictions.Exists(p => p.Key == claim.Key)) return;
        draft.Add(Section.Implication, [claim]);
        draft.Predictions.Add(new Prediction
        {
            EventId = material.Event.Id,
            Key = claim.Key,
            Text = claim.Text,
            Rationale = claim.Facet,
            Horizon = horizon,
            DueAt = new DateTimeOffset(due.Value.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero),
            SaidBy = Cues.Speaker(cited[0]) ?? cited[0].Article.Publisher,
            Publisher = cited[0].Article.Publisher,
            Url = cited[0].Article.Url,
            At = now,
        });
    }

    private void Date(Dated? dated)
    {
        if (dated?.Text is null || dated.Date is null || !Day().IsMatch(dated.Date) || !Room(Section.Timeline) || Claim(Section.Timeline, dated.Text, dated.Cites) is not { } claim) return;
        (claim.Date, claim.Text) = (dated.Date, claim.Text.TrimEnd('.'));
        draft.Add(Section.Timeline, [claim]);
    }

    private void Fill(CellSaid? cell)
    {
        if (cell?.Value is null || cell.Player is null || !Answer.Facets.Contains(cell.Facet) || Fault(cell.Player, 5) is not null || !Room(Section.Comparison)) return;
        if (draft.Claims.Exists(c => c.Section == Section.Comparison && c.Player == cell.Player && c.Facet == cell.Facet) || Claim(Section.Comparison, cell.Value, cell.Cites) is not { } claim) return;
        (claim.Player, claim.Facet, claim.Text) = (cell.Player.Trim(), cell.Facet, claim.Text.TrimEnd('.'));
        draft.Add(Section.Comparison, [claim]);
    }

    /// <summary>A verdict stands when a sentence written after the forecast carries it and tells of the same things.</summary>
    private void Judge(Judged? judged)
    {
        if (judged?.Text is null || judged.Forecast is not (> 0 and var number) || number > prompt.Due.Count || !Answer.Outcomes.Contains(judged.Outcome)) return;
        var due = prompt.Due[number - 1];
        if (draft.Judgements.Exists(j => j.PredictionId == due.Id) || Claim(Section.Takeaway, judged.Text, judged.Cites, "forecast") is not { } claim) return;
        var evidence = Cited(judged.Cites);
        var same = evidence.Exists(s => s.Article.When > due.At && Coverage.Share(new Reading(due.Text, null), new Reading(s.Text, s.Day)) >= 0.5);
        var verdict = same ? ClaimCheck.Of(claim, material) : Verdict.No("tells of something else than the forecast");
        if (!verdict.Supported) draft.Dropped.Add(new Objection("forecast", claim.Text, verdict.Why));
        else draft.Judgements.Add(new Judgement(due.Id, judged.Outcome switch { "came_true" => PredictionState.CameTrue, "failed" => PredictionState.Failed, _ => PredictionState.Unclear }, claim));
    }

    /// <summary>A statement with its citations; null where its form keeps it out, and then it counts as dropped.</summary>
    private Claim? Claim(Section section, string text, List<int>? cites, string? name = null)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0) return null;
        var cited = Cited(cites);
        var source = cited.Find(s => Bare(s.Text) == Bare(text));
        var copied = source is not null && section is not (Section.Timeline or Section.Comparison or Section.Next) && cited[0].Length >= 8;
        var why = Fault(text, Most[section].Words) ?? (cited.Count == 0 ? "no citation" : null)
            ?? (!copied && cited.Exists(s => Copies(text, s.Text)) ? "too many words in a row are the source's: say it in words of your own" : null)
            ?? (copied && Usability.Open(source!) ? "a copied sentence that points to something unnamed" : null)
            ?? (copied && !quota.Take(source!) ? "a copied sentence: say it in words of your own" : null);
        if (why is not null)
        {
            draft.Dropped.Add(new Objection(name ?? section.ToString().ToLowerInvariant(), text, why));
            return null;
        }

        var claim = copied ? Quoting.Quote(source!) : Quoting.Fact(text, cited);
        claim.Section = section;
        return claim;
    }

    private List<Sentence> Cited(List<int>? cites) => [.. (cites ?? []).Where(n => n >= 1 && n <= prompt.Sentences.Count).Distinct().Take(MostCites).Select(n => prompt.Sentences[n - 1])];

    private bool Room(Section section) => draft.Claims.Count(c => c.Section == section) < Most[section].Count;

    /// <summary>Said already on this card in nearly the same words.</summary>
    private bool Told(Claim claim)
    {
        var mine = Words.Content(claim.Text).ToHashSet();
        return draft.Claims.Where(c => Prose.Contains(c.Section)).Select(c => Words.Content(c.Text).ToHashSet()).Any(other => mine.Count(other.Contains) > 0.8 * Math.Min(mine.Count, other.Count));
    }

    private void Sort()
    {
        foreach (var (claim, order) in draft.Claims.Where(c => c.Section == Section.Timeline).OrderBy(c => c.Date, StringComparer.Ordinal).Select((claim, order) => (claim, order)).ToList()) claim.Order = order;
    }

    /// <summary>What no statement may hold, whatever its source holds; null where there is none.</summary>
    private static string? Fault(string text, int words) =>
        Link().IsMatch(text) ? "a link or an address" : text.Contains('@', StringComparison.Ordinal) || Mention().IsMatch(text) ? "a mention" : Markup().IsMatch(text) ? "markup"
        : text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherSymbol) ? "characters that nobody sees"
        : Words.Count(text) > words ? string.Create(CultureInfo.InvariantCulture, $"longer than {words} words") : null;

    private static bool Copies(string text, string source)
    {
        var (mine, theirs) = (Words.Of(text).ConvertAll(w => w.Text), " " + string.Join(' ', Words.Of(source).Select(w => w.Text)) + " ");
        for (var at = 0; at + CopiedRun < mine.Count; at++)
            if (theirs.Contains(" " + string.Join(' ', mine.GetRange(at, CopiedRun + 1)) + " ", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string Bare(string text) => string.Join(' ', Words.Of(text).Select(w => w.Text.ToLowerInvariant()));

    [GeneratedRegex(@"://|\bwww\.|\bmailto:|\b[\w-]+\.(?:com|net|org|io|dev|app|xyz|info|biz|gg|ru|cn|co|me|ly|test|example|invalid)\b|\b[\w-]+(?:\.[\w-]+)*\.[a-z][\w-]*/", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:everyone|here)\b(?=\s*[!:])|<[@#!&:]|\bdiscord\s?gg\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\]\(|[<>`|{}\\]|\*\*|__|~~|^\s*[#>*-]\s|\[\d+\]")]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\d{4}-\d{2}(?:-\d{2})?$")]
    private static partial Regex Day();
}

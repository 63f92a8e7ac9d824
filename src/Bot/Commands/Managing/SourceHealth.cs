using Bot.Delivery;

namespace Bot.Commands.Managing;

/// <summary>How sources do: dead ones, those that fail, those that went quiet, and those that answer but bring nothing.</summary>
internal static class SourceHealth
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromDays(30);

    private enum Condition { Well, Unread, Dead, Failing, Silent, Stale }

    /// <summary>The counts, and each source that is not well with the reason.</summary>
    public static string Text(IReadOnlyList<Source> sources, DateTimeOffset now)
    {
        var ill = sources.Select(s => (Source: s, Condition: Of(s, now))).Where(s => s.Condition > Condition.Unread).OrderBy(s => s.Condition).ToList();
        if (ill.Count == 0)
        {
            return Texts.Get("health.well", sources.Count);
        }

        var lines = ill.Take(20).Select(s => $"\n- **{DiscordMarkdown.Escape(Shown.Cut(s.Source.Name, 60))}** · {Line(s.Source, now)}");
        return Texts.Get("health.head", sources.Count - ill.Count, sources.Count) + string.Concat(lines) + (ill.Count > 20 ? "\n" + Texts.Get("health.more", ill.Count - 20) : "");
    }

    public static string Line(Source source, DateTimeOffset now) => Of(source, now) switch
    {
        Condition.Dead => Texts.Get("health.dead", Why(source.PausedBecause)),
        Condition.Failing => Texts.Get("health.failing", source.Failures, Why(source.LastError)),
        Condition.Silent => Texts.Get("health.silent"),
        Condition.Stale => Texts.Get("health.stale", Shown.Ago(source.LastNewAt!.Value)), // stale is said of those that brought something
        Condition.Unread => Texts.Get("health.unread"),
        _ => source.LastNewAt is { } last ? Texts.Get("health.ok", Shown.Ago(last)) : Texts.Get("health.unread"),
    };

    private static Condition Of(Source source, DateTimeOffset now) =>
        source.PausedBecause is not null ? Condition.Dead
        : source.Failures >= 3 ? Condition.Failing
        : source.FirstFetchedAt is null ? Condition.Unread
        : source.LastNewAt is null ? Condition.Silent
        : now - source.LastNewAt > s_quiet ? Condition.Stale
        : Condition.Well;

    private static string Why(string? reason) => DiscordMarkdown.Escape(Shown.Cut(reason ?? "", 160));
}

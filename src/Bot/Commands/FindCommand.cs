using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Commands.Finding;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.News.Collecting;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>A message with a link or a headline, and the event that tells of it; what no event tells yet waits, and its asker is told.</summary>
internal sealed partial class FindCommand(EventSearch search, Cards cards, Suggestions suggestions) : ISlashCommand
{
    /// <summary>A headline is no whole conversation.</summary>
    private const int LongestHeadline = 300;

    public CommandDefinition Definition { get; } = CommandDefinition.OnMessage("Find this in AI news")
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var message = call.Options.TargetMessage;
        var text = string.Join('\n', new[] { message?.Content }.Concat(message?.Embeds?.SelectMany(e => new[] { e.Url, e.Title }) ?? []).OfType<string>());
        List<string> links = [.. Links().Matches(text).Select(m => CanonicalUrl.KeyOf(m.Value)).OfType<string>().Distinct().Take(5)];
        foreach (var link in links)
        {
            if (await suggestions.EventOfAsync(link, cancel) is { } told)
            {
                return new Reply.Said(await cards.FaceAsync(told, call.ServerId, cancel), Shared: false);
            }
        }

        var headline = Links().Replace(text, " ").Trim();
        if (await LikeAsync(headline, cancel) is { } alike)
        {
            return new Reply.Said(await cards.FaceAsync(alike, call.ServerId, cancel), Shared: false);
        }

        if (links.Count == 0)
        {
            return Reply.Private(Texts.Get(headline.Length == 0 ? "find.nothing" : "find.nowords"));
        }

        return await suggestions.KeepAsync(call.UserId, call.ServerId, links[0], cancel)
            ? Reply.Private(Texts.Get("find.waits"))
            : Reply.Private(Texts.Get("find.toomany", Suggestions.MostWaiting.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>An event whose title shares most words with the headline.</summary>
    private async Task<long?> LikeAsync(string headline, CancellationToken cancel)
    {
        var words = Terms.Words(headline).Where(w => w.Length > 2).ToHashSet(StringComparer.Ordinal);
        if (words.Count < 2 || headline.Length > LongestHeadline)
        {
            return null;
        }

        var hits = (await search.FindAsync(headline, 5, cancel)).Where(e => e.Shared);
        return hits.FirstOrDefault(e => Terms.Words(e.Title).Concat(e.Actors.SelectMany(Terms.Words)).ToHashSet(StringComparer.Ordinal) is var title && words.Count(title.Contains) >= Math.Max(2, words.Count * 0.5))?.Id;
    }

    [GeneratedRegex(@"https?://[^\s<>()\[\]""'`|]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Links();
}

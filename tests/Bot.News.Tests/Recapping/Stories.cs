using Bot.News.Recapping;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;

namespace Bot.News.Tests.Recapping;

/// <summary>Made-up rows for tests of the pure parts.</summary>
internal static class Stories
{
    public static Article Article(long id, string title, string publisher, DateTimeOffset at) => new()
    {
        Key = $"https://{publisher.ToLowerInvariant()}.example/{id}",
        Url = $"https://{publisher.ToLowerInvariant()}.example/{id}",
        Title = title,
        Publisher = publisher,
        Family = publisher,
        Teaser = title + ".",
        Published = at,
        Collected = at.AddMinutes(12),
        When = at,
        ContentHash = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Language = "en",
    };

    public static Analysis Card(long eventId, string title, Article article, string? action = null)
    {
        Claim Claim(Section section, string text, string? key = null) => new()
        {
            Section = section,
            Text = text,
            Key = key,
            Citations = [new Citation { ArticleId = article.Id, Sentence = text, Publisher = article.Publisher, Url = article.Url }],
        };
        var card = new Analysis
        {
            EventId = eventId,
            Version = 1,
            At = article.When,
            Reason = "first card",
            Producer = "Extracted, no AI",
            Headline = title,
            Url = article.Url,
            Publisher = article.Publisher,
            Hook = "One publisher",
            WhyHere = ["primary source"],
            Claims = [Claim(Section.Changed, $"The weights behind this can be fetched since Thursday, says the note of {article.Publisher}.")],
        };
        if (action is not null)
        {
            card.Claims.Add(Claim(Section.Next, action, action));
        }

        return card;
    }

    /// <summary>A story that needs no store; ids are those given.</summary>
    public static Story Story(long id, string lead = "", string topic = "", int publishers = 1, string? title = null, string? update = null, params ActionItem[] actions)
    {
        var told = new NewsEvent { Id = id, Title = title ?? $"Event {id}", Topics = topic.Length > 0 ? [topic] : [], Publishers = publishers, Reports = publishers };
        return new(told, Card(id, told.Title, Article(id, told.Title, lead.Length > 0 ? lead : "Wire", DateTimeOffset.UnixEpoch)), lead, false, 1.0 / id, [], update, actions);
    }

    public static ActionItem Action(long id, string verb, string text, string audience = "builders") =>
        new() { Id = id, Key = text, Verb = verb, Text = text, Audiences = [audience], Publisher = "Wire" };
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Commands;

/// <summary>What people ask of the whole archive, over the whole bot: chronologies, comparisons, and the event behind a message.</summary>
public sealed class TellingTheArchiveTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    [Fact]
    public async Task A_name_is_told_with_dates_and_sources_and_followed_with_a_press()
    {
        var told = await world.RunAsync("archivist", "timeline", ("name", "Tidewater"));
        Assert.True(told.IsPrivate);
        Assert.Contains("## Tidewater", told.Text, StringComparison.Ordinal);
        Assert.Matches(@"<t:\d+:d> \[.*Tidewater.*\]\(https://", told.Text);
        var followed = await world.PressAsync("archivist", told, "Follow");
        Assert.Contains("You follow this:** Tidewater", followed.Text, StringComparison.Ordinal);
        var person = world.Person("archivist");
        Assert.Equal("Tidewater", await world.StoreAsync(db => db.Follows.Where(f => f.PersonId == person).Select(f => f.Name).SingleAsync()));
        var panel = await world.RunAsync("archivist", "subscribe");
        var list = await world.PressAsync("archivist", panel, "What I follow");
        Assert.Contains("You follow 1", list.Text, StringComparison.Ordinal);
        var none = await world.PressAsync("archivist", list, "Follow no longer…", list.Choices("Follow no longer…")[0]);
        Assert.Contains("You follow nothing yet", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_is_told_whatever_its_case_and_suggested_while_typed()
    {
        var told = await world.RunAsync("archivist", "timeline", ("name", "orrery labs"));
        Assert.Contains("Astrolabe 3", told.Text, StringComparison.Ordinal);
        Assert.NotEmpty(told.Choices("Open an event…"));
        var card = await world.PressAsync("archivist", told, "Open an event…", told.Choices("Open an event…")[0]);
        Assert.Contains("Astrolabe 3", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nothing_tells_of_shows_the_names_there_are()
    {
        var none = await world.RunAsync("archivist", "timeline", ("name", "Zyxw"));
        Assert.Contains("tells nothing of \"Zyxw\"", none.Text, StringComparison.Ordinal);
        Assert.NotEmpty(none.Choices("Names I know…"));
    }

    [Fact]
    public async Task Two_names_are_compared_and_what_is_not_reported_is_said()
    {
        var versus = await world.RunAsync("comparer", "timeline", ("name", "Tidewater"), ("versus", "Orrery Labs"));
        Assert.Contains("## Tidewater and Orrery Labs", versus.Text, StringComparison.Ordinal);
        Assert.Contains("not reported", versus.Text, StringComparison.Ordinal);
        Assert.Matches(@"Orrery Labs: .*Astrolabe.*\]\(https://", versus.Text);
        Assert.Contains("You follow this:** Orrery Labs", (await world.PressAsync("comparer", versus, "Follow Orrery Labs")).Text, StringComparison.Ordinal);
        Assert.Contains("Both names are", (await world.RunAsync("archivist", "timeline", ("name", "Tidewater"), ("versus", "tidewater"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_behind_a_link_or_a_headline_is_found_and_an_unknown_page_waits()
    {
        var linked = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "look: https://kiln-report.example/2026/2?utm_source=chat" });
        Assert.Contains("Tidewater", (await world.UseAsync("archivist", "Find this in AI news", linked)).Text, StringComparison.Ordinal);
        var headline = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "Orrery Labs opens Astrolabe 3 to everyone" });
        Assert.Contains("Astrolabe", (await world.UseAsync("archivist", "Find this in AI news", headline)).Text, StringComparison.Ordinal);
        var unknown = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "https://nobody.example/untold-page" });
        var waits = await world.UseAsync("archivist", "Find this in AI news", unknown);
        Assert.True(waits.IsPrivate);
        Assert.Contains("No event tells of that page yet", waits.Text, StringComparison.Ordinal);
        Assert.Equal(1, await world.StoreAsync(db => db.Suggestions.CountAsync(s => s.Url.Contains("nobody.example"))));
        var empty = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "hi" });
        Assert.Contains("no event like that", (await world.UseAsync("archivist", "Find this in AI news", empty)).Text, StringComparison.Ordinal);
    }
}

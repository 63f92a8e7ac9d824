using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Tests.Commands;

/// <summary>What a person sees first of every command, held to what was looked at and approved.</summary>
public sealed partial class FirstReplyTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    [Theory]
    [InlineData("recap")]
    [InlineData("event", "event", "tidewater")]
    [InlineData("next")]
    [InlineData("timeline", "name", "Orrery Labs")]
    [InlineData("subscribe")]
    [InlineData("digest")]
    [InlineData("sources")]
    [InlineData("settings")]
    [InlineData("help")]
    public async Task The_first_reply_reads_as_it_was_approved(string command, string? option = null, string? value = null)
    {
        var answered = await world.RunAsync("owner", command, option is null ? [] : [(option, (JsonNode)value!)]); // a named option has a value here
        Assert.True(answered.IsPrivate);
        ApprovedFile.Holds($"first-{command}.txt", Frame(answered.Text) + "\n");
    }

    [Fact]
    public async Task The_first_reply_to_a_message_reads_as_it_was_approved()
    {
        var linked = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "look: https://kiln-report.example/2026/2" });
        var found = await world.UseAsync("owner", "Find this in AI news", linked);
        Assert.True(found.IsPrivate);
        ApprovedFile.Holds("first-find.txt", Frame(found.Text) + "\n");
        var unknown = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "https://nobody.example/untold-page" });
        ApprovedFile.Holds("first-find-unknown.txt", Frame((await world.UseAsync("owner", "Find this in AI news", unknown)).Text) + "\n");
    }

    /// <summary>Without ids and instants, and without the words that Analysing and Recapping choose: those are approved where they are written.</summary>
    private static string Frame(string text)
    {
        var lines = Quotes().Replace(Times().Replace(Numbers().Replace(text, "0"), "<t:0:$1>"), "“…”").Split('\n');
        string[] chosen = ["💡", "**Why", "**Numbers", "**Who", "**What to do", "-# Quay Bulletin · stale", "-# 7 reports", "A quiet", "“…”", "-# 4 reports", "-# 3 reports"];
        return string.Join('\n', lines.Where(l => !chosen.Any(c => l.StartsWith(c, StringComparison.Ordinal))).Select(l => l.Split(" “…”")[0]));
    }

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"<t:\d+:(\w)>")]
    private static partial Regex Times();

    [GeneratedRegex(@"\d{17,20}")]
    private static partial Regex Numbers();
}

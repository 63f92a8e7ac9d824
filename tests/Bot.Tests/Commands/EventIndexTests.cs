using System.Diagnostics;
using Bot.Commands.Finding;

namespace Bot.Tests.Commands;

public sealed class EventIndexTests
{
    private static readonly DateTimeOffset s_monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("amazon", 1)]
    [InlineData("amzaon", 1)]
    [InlineData("amaz", 1)]
    [InlineData("capital spending", 1)]
    [InlineData("deep seek", 2)]
    [InlineData("DeepSek", 2)]
    [InlineData("gpt4o", 3)]
    [InlineData("gpt 4o", 3)]
    [InlineData("openai", 3)]
    public void An_event_is_found_by_words_beginnings_and_slips(string typed, long id) => Assert.Equal(id, Small().Find(typed, 5).First().Id);

    [Fact]
    public void What_is_nothing_finds_nothing() => Assert.Empty(Small().Find("zzzz qqqq", 5));

    [Theory]
    [InlineData("OpenAI \ufffe releases GPT-9")]
    [InlineData("OpenAI \udfff\ud83d releases é GPT-9")]
    public void What_is_no_text_is_read_past(string title)
    {
        var index = Small();
        index.Put(new(9, title, [title], s_monday, true));
        Assert.Equal(9, index.Find("gpt-9", 5)[0].Id);
        Assert.Equal(9, index.Find(title, 5)[0].Id);
        Assert.NotEmpty(index.Holding(title));
    }

    [Fact]
    public void A_changed_title_is_found_by_its_new_words_alone()
    {
        var index = Small();
        index.Put(new(1, "Trainium sales double", [], s_monday, true));
        Assert.Empty(index.Find("capital", 5));
        Assert.Equal(1, index.Find("trainium", 5)[0].Id);
    }

    [Fact]
    public void A_hundred_thousand_titles_answer_within_fifty_milliseconds()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 40_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 11)).Select(_ => (char)('a' + random.Next(26)))])).ToArray();
        var index = new EventIndex();
        for (var id = 1; id <= 100_000; id++)
        {
            index.Put(new(id, string.Join(' ', Enumerable.Range(0, 9).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))])), [words[id % 500]], s_monday.AddMinutes(id), true));
        }

        index.Find("warm", 25);
        var times = new List<double>();
        for (var query = 0; query < 300; query++)
        {
            var word = words[random.Next(words.Length)];
            var typed = (query % 3) switch { 0 => word[..2], 1 => word, _ => $"{word[1..]}x{word[0]} {words[random.Next(words.Length)]}" };
            var begun = Stopwatch.GetTimestamp();
            index.Find(typed, 25);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"median {times[150]:0.00} ms, p99 {times[297]:0.00} ms");
        Assert.True(times[297] <= 50, $"p99 was {times[297]:0.0} ms");
    }

    private static EventIndex Small()
    {
        var index = new EventIndex();
        index.Put(new(1, "Amazon defends $200B of capital spending", ["Amazon"], s_monday, true));
        index.Put(new(2, "DeepSeek releases a model for maths", ["DeepSeek"], s_monday.AddHours(-1), true));
        index.Put(new(3, "GPT-4o mini fine-tuning ends in 60 days", ["OpenAI"], s_monday.AddHours(-2), true));
        return index;
    }
}

using System.CommandLine;
using System.Text.Json;
using Bot.News.Analysing;

namespace Evaluation;

/// <summary>
/// Builds claims with their sentences from texts at hand: true ones (verbatim, shortened, reworded) and false ones by one mutation each. Nothing of
/// the texts is kept in the repository; the seed makes the set the same every time.
/// </summary>
internal sealed class ClaimsVerb : IVerb
{
    private readonly Option<FileInfo[]> input = new("--in") { Required = true, AllowMultipleArgumentsPerToken = true, Description = "Texts: {\"text\"} or {\"sentences\":[…]}, JSON Lines." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where {\"id\",\"claim\",\"sentences\",\"true\",\"kind\",\"kept_out\"} goes, JSON Lines." };
    private readonly Option<int> seed = new("--seed") { DefaultValueFactory = _ => 20261123, Description = "The same seed makes the same set." };
    private readonly Option<int> count = new("--each") { DefaultValueFactory = _ => 90, Description = "How many claims of each kind at most." };

    public Command Describe()
    {
        var command = new Command("claims", "Build labelled claims for `ground` and `score claims`.") { input, output, seed, count };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), new Random(parsed.GetValue(seed)), parsed.GetValue(count)));
        return command;
    }

    private static int Run(FileInfo[] inputs, FileInfo output, Random random, int each)
    {
        var sentences = inputs.SelectMany(JsonLines.Read).Where(row => row["lang"] is null || row["lang"]!.ToString() == "en").SelectMany(Sound).Distinct().ToArray();
        random.Shuffle(sentences);
        var lines = new List<string>();
        foreach (var kind in Mutations.All)
        {
            var made = 0;
            for (var i = 0; i + 1 < sentences.Length && made < each; i++)
            {
                if (kind.Make(sentences[i], sentences[i + 1], random) is not { } claim || claim == sentences[i]) continue;
                var cited = kind.Name == "merged" ? new[] { sentences[i], sentences[i + 1] } : [sentences[i]];
                lines.Add(JsonSerializer.Serialize(new { id = $"{kind.Name}-{made++}", claim, sentences = cited, @true = kind.True, kind = kind.Name, kept_out = kind.KeptOut }));
            }
        }

        File.WriteAllLines(output.FullName, lines);
        Console.WriteLine($"{lines.Count} claims");
        return 0;
    }

    /// <summary>Complete sentences of 9–40 words with a verb and a name.</summary>
    private static IEnumerable<string> Sound(System.Text.Json.Nodes.JsonObject row)
    {
        var texts = row["sentences"] is null ? [Bot.News.Collecting.Texts.PlainText.OfHtml(row["text"]?.ToString())] : row.Strings("sentences");
        foreach (var text in texts)
            foreach (var (start, length) in Sentences.Split(text))
            {
                var sentence = new Sentence(Blank, 0, text.Substring(start, length), 0, 1);
                if (sentence.Length is >= 9 and <= 40 && Usability.Whole(sentence) && sentence.Names.Count > 0 && !sentence.Text.Contains("&apos", StringComparison.Ordinal)) yield return sentence.Text;
            }
    }

    private static readonly Bot.News.Store.Collecting.Article Blank = new() { Key = "", Url = "", Title = "", Publisher = "", Family = "", ContentHash = "" };
}

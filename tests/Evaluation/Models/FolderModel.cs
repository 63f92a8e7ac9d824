using System.Globalization;
using System.Text.Json;

namespace Evaluation.Models;

/// <summary>A folder as a model: keeps what it is asked and answers with the files that somebody put beside it.</summary>
internal sealed class FolderModel
{
    private readonly DirectoryInfo folder;
    private readonly bool parrot;

    /// <param name="parrot">Repeats cut sentences of the request where there is no file.</param>
    public FolderModel(DirectoryInfo folder, bool parrot)
    {
        folder.Create();
        (this.folder, this.parrot) = (folder, parrot);
    }

    public ModelConduct Answer(ModelRequest request)
    {
        File.WriteAllText(Beside(request, ".request.json"), request.Body);
        File.WriteAllText(Beside(request, ".txt"), string.Join("\n\n", request.Turns.Select(t => string.Create(CultureInfo.InvariantCulture, $"===== {t.Role} =====\n{t.Text}"))));
        var answer = Beside(request, ".answer.json");
        return File.Exists(answer) ? new ModelConduct(File.ReadAllText(answer)) : parrot ? new ModelConduct(Parrot(request.Turns[1].Text)) : new ModelConduct { Status = 404 };
    }

    private static string Parrot(string text)
    {
        var lines = text.Split('\n').Where(line => line.StartsWith('[') && line.Contains(']') && !line.Contains("] Title:", StringComparison.Ordinal)).ToList();
        var said = lines.Select(line => (Number: line[1..line.IndexOf(']', StringComparison.Ordinal)], Words: line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..].TrimEnd('.').Split(' ')))
            .Select(line => new { text = string.Join(' ', line.Words.SkipLast(1).Take(30)) + ".", cites = new[] { line.Number } }).ToList();
        return JsonSerializer.Serialize(new { changed = said.FirstOrDefault(), why = said.Skip(1).FirstOrDefault(), takeaways = said.Skip(2).Take(5), deep = said.Skip(7).Take(4) });
    }

    private string Beside(ModelRequest request, string ending) => Path.Combine(folder.FullName, request.Key + ending);
}

using System.Globalization;

namespace Evaluation.Models;

/// <summary>A folder as a model: keeps what it is asked and answers with the files that somebody put beside it.</summary>
internal sealed class FolderModel
{
    private readonly DirectoryInfo folder;

    public FolderModel(DirectoryInfo folder)
    {
        folder.Create();
        this.folder = folder;
    }

    public ModelConduct Answer(ModelRequest request)
    {
        File.WriteAllText(Beside(request, ".request.json"), request.Body);
        File.WriteAllText(Beside(request, ".txt"), string.Join("\n\n", request.Turns.Select(t => string.Create(CultureInfo.InvariantCulture, $"===== {t.Role} =====\n{t.Text}"))));
        var answer = Beside(request, ".answer.json");
        return File.Exists(answer) ? new ModelConduct(File.ReadAllText(answer)) : new ModelConduct { Status = 404 };
    }

    private string Beside(ModelRequest request, string ending) => Path.Combine(folder.FullName, request.Key + ending);
}

using System.Globalization;
using System.Text.Json;

namespace Evaluation.Scores;

/// <summary>Prints figures as a table and then as one JSON line.</summary>
internal static class Figures
{
    public static double F1(double precision, double recall) => precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    /// <summary>Values are rounded to four digits; whole numbers are printed as such.</summary>
    public static void Print(IReadOnlyList<(string Name, double Value)> figures)
    {
        foreach (var (name, value) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {Math.Round(value, 4),10:0.####}"));
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(figure => figure.Name, figure => Math.Round(figure.Value, 4))));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Newsstands;

/// <summary>
/// Plays a model on a newsstand without one: answers that a model gave once, kept in <c>answers.json</c>, each under the title of an article of its
/// event. An answer there cites sentences by their words, so that it holds whatever number and date they get; it is given once all of them are in
/// the request, and every other request is answered 404.
/// </summary>
/// <param name="Model">Who wrote the answers.</param>
/// <param name="Answers">By title; the answer as the model is asked for it, with words in place of numbers under <c>cites</c>.</param>
internal sealed partial record RecordedModel(string Model, Dictionary<string, JsonObject> Answers)
{
    public const string FileName = "answers.json";

    /// <summary>The answers beside a newsstand; null where it has none.</summary>
    public static RecordedModel? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<RecordedModel>(File.ReadAllBytes(path), JsonSerializerOptions.Web) : null;
    }

    /// <summary>The answer to a request's text; null where none is kept for what it asks.</summary>
    public string? AnswerTo(string text)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match line in Numbered().Matches(text)) numbers.TryAdd(line.Groups["text"].Value, int.Parse(line.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        if (Answers.FirstOrDefault(a => numbers.ContainsKey(a.Key)).Value?.DeepClone() is not { } answer) return null;
        return Renumber(answer, numbers) ? answer.ToJsonString() : null;
    }

    private static bool Renumber(JsonNode node, Dictionary<string, int> numbers)
    {
        if (node is JsonArray list) return list.OfType<JsonNode>().All(item => Renumber(item, numbers));
        if (node is not JsonObject part) return true;
        if (part["cites"] is JsonArray cites)
        {
            var places = cites.Select(words => numbers.GetValueOrDefault(words?.GetValue<string>() ?? "")).ToList();
            if (places.Contains(0)) return false;
            part["cites"] = new JsonArray([.. places.Select(place => (JsonNode)place)]);
        }

        return part.ToList().All(pair => pair.Key == "cites" || pair.Value is null || Renumber(pair.Value, numbers));
    }

    [GeneratedRegex(@"^\[(?<number>\d+)\](?: Title:)? (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Numbered();
}

/// <summary>Serves a recorded model as OpenAI's chat completions.</summary>
internal static class RecordedModelRoutes
{
    public static void MapRecordedModel(this IEndpointRouteBuilder app, RecordedModel? model) =>
        app.MapPost("/model/v1/chat/completions", (JsonObject request) =>
        {
            var turns = request["messages"]?.AsArray().Where(turn => turn?["role"]?.GetValue<string>() != "system").ToList() ?? [];
            return turns is [{ } only] && model?.AnswerTo(TextOf(only["content"])) is { } answer
                ? Results.Json(new
                {
                    id = "recorded",
                    @object = "chat.completion",
                    created = 1,
                    model = model.Model,
                    choices = new[] { new { index = 0, message = new { role = "assistant", content = answer }, finish_reason = "stop" } },
                    usage = new { prompt_tokens = 0, completion_tokens = 0, total_tokens = 0 },
                })
                : Results.NotFound(new { error = new { message = "No answer to this was recorded.", type = "not_found" } });
        });

    private static string TextOf(JsonNode? content) =>
        content is JsonArray parts ? string.Concat(parts.Select(part => part?["text"]?.GetValue<string>())) : content?.GetValue<string>() ?? "";
}

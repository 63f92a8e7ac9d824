using Microsoft.Extensions.Options;

namespace Bot.News.Analysing;

/// <summary>The settings of the section <c>Analysis</c>: who writes the cards.</summary>
public sealed class AnalysisOptions
{
    /// <summary><c>Extractive</c> needs no key; <c>OpenAI</c>, <c>Anthropic</c> and <c>OpenAICompatible</c> (a server of your own) are models.</summary>
    public string Analyst { get; set; } = "Extractive";

    /// <summary>The model's name, as its provider spells it; it stands on every card that the model wrote.</summary>
    public string Model { get; set; } = "";

    /// <summary>The server's address, as <c>http://127.0.0.1:11434/v1</c>; null for the provider's own.</summary>
    public string? Endpoint { get; set; }

    public string? ApiKey { get; set; }

    /// <summary>Tokens, read and written, that any seven days may cost; what is over is written without the model.</summary>
    public long WeeklyTokenBudget { get; set; } = 2_000_000;
}

/// <summary>Refuses settings that could not work, naming the key.</summary>
internal sealed class AnalysisOptionsCheck(Func<IEnumerable<string>> analysts) : IValidateOptions<AnalysisOptions>
{
    public ValidateOptionsResult Validate(string? name, AnalysisOptions options)
    {
        var known = analysts().Order().ToList();
        List<string> wrong = [];
        var model = known.Find(a => a.Equals(options.Analyst, StringComparison.OrdinalIgnoreCase));
        if (model is null) wrong.Add($"Analysis:Analyst is '{options.Analyst}': it must be one of {string.Join(", ", known)}.");
        else if (model != "Extractive")
        {
            if (string.IsNullOrWhiteSpace(options.Model)) wrong.Add($"Analysis:Model is not set: name the model that {model} is to use.");
            if (model == "OpenAICompatible" && string.IsNullOrEmpty(options.Endpoint)) wrong.Add("Analysis:Endpoint is not set: give the server's address, such as http://127.0.0.1:11434/v1.");
            if (model != "OpenAICompatible" && string.IsNullOrWhiteSpace(options.ApiKey)) wrong.Add($"Analysis:ApiKey is not set: give the key of {model}, best as Analysis__ApiKey in the environment.");
            if (options.WeeklyTokenBudget < 0) wrong.Add($"Analysis:WeeklyTokenBudget is {options.WeeklyTokenBudget}: give a number of tokens.");
        }

        if (options.Endpoint is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            wrong.Add($"Analysis:Endpoint is '{address}': give an address with its scheme, such as http://127.0.0.1:11434/v1, or leave it empty.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

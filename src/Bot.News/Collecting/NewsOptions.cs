using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>The settings of the section <c>News</c>.</summary>
public sealed class NewsOptions
{
    /// <summary>Sources in addition to those of <see cref="SourcesFile"/>; one with the same address wins over the file's.</summary>
    public IList<SourceEntry> Sources { get; init; } = [];

    /// <summary>A JSON list of sources or an OPML file, found beside the program or in the working directory; empty for none.</summary>
    public string SourcesFile { get; set; } = ShippedFile;

    /// <summary>A loopback address that every request goes through, as <c>GET {it}?url=u</c>; null goes to the web itself.</summary>
    public string? FetchThrough { get; set; }

    /// <summary>Requests under way at a time, 1–256.</summary>
    public int Concurrency { get; set; } = 24;

    /// <summary>True lets any source reach private addresses, as on an intranet. Otherwise only a source that settings name may lie there.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>False keeps to what the feeds themselves hold.</summary>
    public bool FetchPages { get; set; } = true;

    /// <summary>The bot's own public address, where hubs deliver; the settings <c>Bot:PublicUrl</c> or <c>Bot:HttpUrl</c> where absent, and without those no hub is asked.</summary>
    public string? CallbackUrl { get; set; }

    internal const string ShippedFile = "sources.json";
}

/// <summary>One source as settings, the shipped list, OPML or a command give it. All but <see cref="Url"/> may be absent.</summary>
public sealed class SourceEntry
{
    public string? Name { get; set; }
    public string Url { get; set; } = "";

    /// <summary>The recipe that reads it, such as <c>feed</c> or <c>hackernews</c>.</summary>
    public string? Kind { get; set; }

    public string? Publisher { get; set; }

    /// <summary>The owner behind the publisher; the publisher where absent.</summary>
    public string? Family { get; set; }

    public IList<string> Topics { get; init; } = [];

    /// <summary><c>primary</c>, <c>press</c>, <c>community</c>, <c>aggregator</c> or <c>unknown</c>.</summary>
    public string? Trust { get; set; }

    /// <summary>What only some kinds need, such as the selector of a web page.</summary>
    public string? Options { get; set; }
}

/// <summary>Refuses settings that could not work, naming the key.</summary>
internal sealed class NewsOptionsCheck(SourceKinds kinds) : IValidateOptions<NewsOptions>
{
    public ValidateOptionsResult Validate(string? name, NewsOptions options)
    {
        List<string> wrong = [];
        for (var i = 0; i < options.Sources.Count; i++)
        {
            foreach (var problem in kinds.ProblemsOf(options.Sources[i]))
                wrong.Add($"News:Sources:{i}:{problem}");
        }

        if (options.FetchThrough is { Length: > 0 } through && !(Uri.TryCreate(through, UriKind.Absolute, out var uri) && uri.IsLoopback))
            wrong.Add($"News:FetchThrough is \"{through}\"; it must be an address on this machine, such as http://127.0.0.1:5080/newsstand/fetch, or absent");
        if (options.Concurrency is < 1 or > 256)
            wrong.Add($"News:Concurrency is {options.Concurrency}; it must lie between 1 and 256");
        if (options.SourcesFile is { Length: > 0 } and not NewsOptions.ShippedFile && SourceList.Locate(options.SourcesFile) is null)
            wrong.Add($"News:SourcesFile names {options.SourcesFile}, which is not there; give its full path, or leave it empty for none");

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

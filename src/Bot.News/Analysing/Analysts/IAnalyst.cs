namespace Bot.News.Analysing.Analysts;

/// <summary>Who writes a card's draft. What it writes is checked by <see cref="Cards"/> whoever wrote it.</summary>
internal interface IAnalyst
{
    /// <summary>The values of <c>Analysis:Analyst</c> that mean this one.</summary>
    IReadOnlyList<string> Names { get; }

    Task<Draft> WriteAsync(Assignment assignment, CancellationToken cancel);
}

/// <summary>What a card is to be written from.</summary>
/// <param name="ForReaders">The event may come before a reader; what may not is not worth a model's tokens.</param>
/// <param name="Due">Forecasts on the same actors whose time has come.</param>
internal sealed record Assignment(Material Material, DateTimeOffset Now, bool ForReaders, IReadOnlyList<Prediction> Due);

using System.Globalization;
using Bot.Schedule;

namespace Bot.Cli;

/// <summary>Adds up what rounds did and tells it, a line a stage, to the terminal and to whoever else listens.</summary>
internal sealed class StageReport(TimeProvider clock, Action<string, string>? tell = null)
{
    private const int Width = 20;
    private readonly long _began = clock.GetTimestamp();
    private int _of = 1;
    private int _done;
    private int _fetched;
    private int _new;
    private int _formed;
    private int _aside;
    private int _failed;
    private int _cards;
    private int _rich;
    private int _statements;
    private int _dropped;

    /// <summary>How many rounds there will be.</summary>
    public void Begin(int rounds) => _of = rounds;

    public void Add(NewsRoundSummary round)
    {
        _done++;
        _fetched = Math.Max(_fetched, round.Collected.Sources);
        _new += round.Collected.New;
        _failed = Math.Max(_failed, round.Collected.Failed);
        _formed += round.Grouped.Formed;
        _aside += round.Grouped.SetAside;
        _cards += round.Analysed.Cards;
        _rich += round.Analysed.Rich;
        _statements += round.Analysed.Statements;
        _dropped += round.Analysed.Dropped;
        var bar = new string('█', _done * Width / _of).PadRight(Width, '░');
        Show(FormattableString.Invariant($"{bar}  {_new} new from {_fetched} sources"));
        tell?.Invoke("collect", FormattableString.Invariant($"{_new} new reports from {_fetched} sources"));
        tell?.Invoke("group", FormattableString.Invariant($"{_formed} events"));
        tell?.Invoke("analyse", FormattableString.Invariant($"{_cards} cards"));
    }

    public void End()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write("\r" + new string(' ', 78) + "\r");
        }

        Line("collect", FormattableString.Invariant($"{new string('█', Width)}  {_fetched} sources   {_new} new   {_failed} failed   {clock.GetElapsedTime(_began).TotalSeconds:0} s"));
        Line("group", FormattableString.Invariant($"{_formed} events, {_aside} reports set aside (ads, listings, off topic)"));
        Line("analyse", FormattableString.Invariant($"{_cards} cards: {_rich} rich, {_cards - _rich} thin; {_statements} statements, {_dropped} dropped"));
    }

    /// <summary>A line of its own, such as what was composed.</summary>
    public void Line(string stage, string text)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-9} {text}"));
        tell?.Invoke(stage, text.TrimStart('█', '░', ' '));
    }

    private static void Show(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\rcollect   {text}");
        }
    }
}

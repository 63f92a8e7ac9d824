using System.Globalization;
using Bot.Commands.FreeText;
using Bot.Subscriptions;

namespace Bot.Commands.Asking;

/// <summary>What a person's words ask of a subscription, or what is unclear about them.</summary>
/// <param name="Wanted">All that was understood.</param>
/// <param name="Meant">The same with the nearest values for what was not; null where something has none.</param>
/// <param name="Problems">One sentence for each unclear word; empty when all was understood.</param>
/// <param name="Unclear">The name of the first unclear field, or empty.</param>
internal sealed record WantedReading(Wanted Wanted, Wanted? Meant, IReadOnlyList<string> Problems, string Unclear)
{
    /// <param name="value">The words given for a field (day, time, timezone, topics, audience, length), or null.</param>
    public static WantedReading Of(Func<string, string?> value)
    {
        var reader = new Reader(value);
        reader.Take("day", DayText.Read, (w, days) => w with { Days = days }, Shown.Days);
        reader.Take("time", TimeText.Read, (w, time) => w with { Time = time }, t => t.ToString("HH:mm", CultureInfo.InvariantCulture));
        reader.Take("timezone", ZoneText.Read, (w, zone) => w with { Zone = zone }, z => z);
        reader.Take("topics", t => ListText.Read(t, Topics.All), (w, topics) => w with { Topics = topics }, Shown.Listed);
        reader.Take("audience", t => ListText.Read(t, Audiences.All), (w, audiences) => w with { Audiences = audiences }, Shown.Listed);
        reader.Take("length", Length, (w, length) => w with { Length = length }, l => l);
        return reader.Read();
    }

    private static Reading<string> Length(string text) => text.Trim().ToLowerInvariant() is var plain && Lengths.All.Contains(plain)
        ? Reading<string>.Of(plain)
        : Nearest.Of(plain, Lengths.All) is { } near ? Reading<string>.Perhaps(near) : Reading<string>.Nothing;

    private sealed class Reader(Func<string, string?> value)
    {
        private readonly List<string> _problems = [];
        private Wanted _wanted = new();
        private Wanted? _meant = new();
        private string _unclear = "";

        public void Take<T>(string field, Func<string, Reading<T>> read, Func<Wanted, T, Wanted> put, Func<T, string> show)
        {
            if (value(field) is not { } text)
            {
                return;
            }

            switch (read(text))
            {
                case Reading<T>.Understood(var understood):
                    _wanted = put(_wanted, understood);
                    _meant = _meant is null ? null : put(_meant, understood);
                    break;
                case Reading<T>.Unclear { HasSuggestion: true, Suggestion: { } near }:
                    Refuse(field, Texts.Get($"unclear.{field}", Said.Short(text)) + " " + Texts.Get("unclear.meant", show(near)));
                    _meant = _meant is null ? null : put(_meant, near);
                    break;
                default:
                    Refuse(field, Texts.Get($"unclear.{field}", Said.Short(text)) + " " + Texts.Get($"unclear.{field}.how"));
                    _meant = null;
                    break;
            }
        }

        public WantedReading Read() => new(_wanted, _problems.Count == 0 ? null : _meant, _problems, _unclear);

        private void Refuse(string field, string problem)
        {
            _problems.Add(problem);
            _unclear = _unclear.Length == 0 ? field : _unclear;
        }
    }
}

using System.Globalization;
using System.Resources;

namespace Bot.Commands;

/// <summary>Every sentence that people read from a command, by its key in <c>Texts.resx</c>. A language is one more such file: Texts.de.resx.</summary>
internal static class Texts
{
    private static readonly ResourceManager s_texts = new("Bot.Commands.Texts", typeof(Texts).Assembly);

    /// <summary>The text in the language of the running call (<see cref="CultureInfo.CurrentUICulture"/>).</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static string Get(string key) =>
        s_texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new ArgumentException($"Texts.resx has no text '{key}'.", nameof(key));

    /// <summary>The text with {0}, {1} … filled in.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Get(key), values);
}

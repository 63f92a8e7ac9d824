using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Commands;
using Bot.Commands.Asking;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.News.Store;
using Bot.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Commands;

public sealed partial class CommandSetTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    [Fact]
    public void The_registration_is_what_was_approved()
    {
        using var host = BotApplication.CreateBuilder([]).AddBot().Build();
        var commands = host.Services.GetRequiredService<CommandSet>().Definitions;
        var lines = commands.Select(c => JsonSerializer.Serialize(JsonDocument.Parse(Encoding.UTF8.GetString(Json.Write(c.Build()))), s_indented));
        ApprovedFile.Holds("registration.json", string.Join("\n", lines) + "\n");
    }

    [Fact]
    public void Every_button_of_cards_and_editions_is_answered_by_somebody()
    {
        using var host = BotApplication.CreateBuilder([]).AddBot().Build();
        var set = host.Services.GetRequiredService<CommandSet>();
        Assert.All(typeof(Bot.Delivery.Press).GetNestedTypes().Select(t => t.Name), verb => Assert.NotNull(set.Pressed(verb)));
    }

    [Fact]
    public void Every_text_that_the_code_names_exists_and_none_is_left_over()
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Bot/Commands"));
        Assert.SkipUnless(Directory.Exists(folder), "the sources are not beside the tests");
        var code = string.Concat(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var keys = Keys().Matches(File.ReadAllText(Path.Combine(folder, "Texts.resx"))).Select(m => m.Groups[1].Value).ToHashSet();
        var named = Named().Matches(code).Select(m => m.Groups[1].Value).ToList();
        Assert.Empty(named.Except(keys));
    }

    [Fact]
    public void A_wish_fits_a_component_id_and_comes_back_whole()
    {
        var whole = new Wanted
        {
            Days = [.. Enum.GetValues<DayOfWeek>()],
            Time = new TimeOnly(23, 59),
            Zone = "America/Argentina/ComodRivadavia",
            Topics = Topics.All,
            Audiences = Audiences.All,
            Length = "normal",
        };
        var code = WantedCode.Write(whole);
        Assert.True(Pressed.Id("dig-check", "12345678901234567890", "15", code).Length <= 100);
        var read = WantedCode.Read(code);
        Assert.Equal(code, WantedCode.Write(read));
        Assert.Equal(Topics.All, read.Topics);
        Assert.Equal(7, read.Days!.Count);
    }

    [Fact]
    public void A_made_up_id_is_read_without_harm() => CsCheck.Check.Sample(CsCheck.Gen.String, text =>
    {
        WantedCode.Read(text);
        Pressed.Read(text, [text]);
    });

    [GeneratedRegex("<data name=\"([^\"]+)\"")]
    private static partial Regex Keys();

    [GeneratedRegex("Texts\\.Get\\(\"([a-z.]+)\"")]
    private static partial Regex Named();
}

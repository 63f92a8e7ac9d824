using Bot.Discord.Interactions;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using static Bot.Discord.Tests.Support.Client;

namespace Bot.Discord.Tests.Interactions;

public sealed class CommandTests
{
    private static CommandDefinition Good => CommandDefinition.Slash("subscribe", "Get the weekly recap")
        .With(Option.String("day", "Which day", required: true, CommandChoice.Of("Monday", "mon")), Option.Integer("hour", "Which hour", min: 0, max: 23))
        .In("de", "abonnieren", "Den Wochenrückblick bestellen");

    public static TheoryData<string, CommandDefinition> Broken => new()
    {
        { "/Help: a name is written in lower case.", CommandDefinition.Slash("Help", "x") },
        { "/he lp: a name may not have ' '", CommandDefinition.Slash("he lp", "x") },
        { "/x: a description has 1–100 characters, not 0.", CommandDefinition.Slash("x", "") },
        { "/x late: required options come before the others.", CommandDefinition.Slash("x", "x").With(Option.String("a", "a"), Option.String("late", "b", required: true)) },
        { "/x a: two options have this name.", CommandDefinition.Slash("x", "x").With(Option.String("a", "a"), Option.String("a", "b")) },
        { "/x: 26 options; 25 are allowed.", CommandDefinition.Slash("x", "x").With([.. Enumerable.Range(0, 26).Select(i => Option.Boolean($"o{i}", "d"))]) },
        { "/x a: 26 choices; 25 are allowed.", CommandDefinition.Slash("x", "x").With(Option.String("a", "a", false, [.. Enumerable.Range(0, 26).Select(i => CommandChoice.Of($"c{i}", $"{i}"))])) },
        { "/x a: an option has either choices or suggestions.", CommandDefinition.Slash("x", "x").With(Option.Suggested("a", "a") with { Choices = [CommandChoice.Of("c", "c")] }) },
        { "does not fit an option of the type Integer", CommandDefinition.Slash("x", "x").With(Option.Integer("a", "a") with { Choices = [CommandChoice.Of("c", "text")] }) },
        { "/x: a command with parts cannot have options of its own.", CommandDefinition.Slash("x", "x").With(Option.Sub("part", "p"), Option.Boolean("b", "b")) },
        { "nested too deep", CommandDefinition.Slash("x", "x").With(Option.Group("g", "g", Option.Sub("s", "s", Option.Sub("t", "t")))) },
        { "Discord has no language 'xx'", CommandDefinition.Slash("x", "x").In("xx", "y", "y") },
        { "neither description nor options", CommandDefinition.OnMessage("Explain this").With(Option.Boolean("b", "b")) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_command_that_Discord_would_refuse_says_so_when_it_is_built(string part, CommandDefinition command) =>
        Assert.Contains(part, Assert.Throws<CommandDefinitionException>(command.Build).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("wöchentlich")]
    [InlineData("सदस्यता")]
    [InlineData("สมัคร")]
    [InlineData("購読")]
    public void Names_of_every_script_are_allowed(string name) => Assert.Equal(name, CommandDefinition.Slash(name, "x").Build().Name);

    [Fact]
    public void Eight_thousand_characters_count_only_the_longest_language()
    {
        var long100 = new string('x', 100);
        var options = Enumerable.Range(0, 3).Select(i => Option.String($"o{i}", long100, false, [.. Enumerable.Range(0, 12).Select(c => CommandChoice.Of($"{c}".PadRight(100, 'n'), long100))]).In("de", $"o{i}", long100));
        Assert.NotNull(CommandDefinition.Slash("x", "x").With([.. options]).Build());
        Assert.Throws<CommandDefinitionException>(() => CommandDefinition.Slash("x", "x").With([.. options, .. options.Select(option => option with { Name = option.Name + "b", NameLocalizations = null })]).Build());
    }

    [Fact]
    public async Task Commands_are_registered_only_when_they_changed()
    {
        await using var discord = await Endpoint.StartAsync(new Said(200, """[{"id":"1","name":"subscribe"}]"""));
        using var rest = RestFor(discord);
        var registration = new CommandRegistration(rest);

        var first = Assert.IsType<Registered>(await registration.RegisterAsync([Good, CommandDefinition.Slash("help", "Help")], "42", null, null, Cancel));
        Assert.IsType<Unchanged>(await registration.RegisterAsync([CommandDefinition.Slash("help", "Help"), Good], "42", null, first.Hash, Cancel));
        Assert.IsType<Registered>(await registration.RegisterAsync([Good], "42", null, first.Hash, Cancel));

        Assert.Equal(["PUT", "PUT"], discord.Asked.Select(asked => asked.Method));
    }

    [Fact]
    public async Task A_command_that_Discord_refuses_is_named()
    {
        await using var discord = await Endpoint.StartAsync(new Said(400, """
            {"code":50035,"message":"Invalid Form Body","errors":{"1":{"name":{"_errors":[{"code":"X","message":"Bad name."}]}}}}
            """));
        using var rest = RestFor(discord);

        var refused = Assert.IsType<NotRegistered>(await new CommandRegistration(rest).RegisterAsync([Good, CommandDefinition.Slash("help", "Help")], "42", null, null, Cancel));
        Assert.Contains("/subscribe: name: Bad name.", refused.Why.Replace("; ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_commands_of_one_name_are_found_before_anything_is_sent()
    {
        await using var discord = await Endpoint.StartAsync(new Said(200, "[]"));
        using var rest = RestFor(discord);

        await Assert.ThrowsAsync<CommandDefinitionException>(() => new CommandRegistration(rest).RegisterAsync([Good, Good], "42", null, null, Cancel));
        Assert.Empty(discord.Asked);
    }
}

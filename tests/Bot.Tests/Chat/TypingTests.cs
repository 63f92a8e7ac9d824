using System.Text.Json.Nodes;
using Bot.Simulator.Chat.Typing;

namespace Bot.Tests.Chat;

public sealed class TypingTests
{
    private static readonly IReadOnlyList<CommandSpec> Commands =
    [
        Spec("""{"name":"recap","description":"Shows a week's recap","options":[{"type":3,"name":"length","description":"How long","choices":[{"name":"Short","value":"short"},{"name":"Full text","value":"full"}]},{"type":5,"name":"shared","description":"For all"},{"type":4,"name":"week","description":"Which week"}]}"""),
        Spec("""{"name":"event","description":"Opens an event","options":[{"type":3,"name":"event","description":"Which event","required":true,"autocomplete":true},{"type":7,"name":"where","description":"A channel"}]}"""),
        Spec("""{"name":"help","description":"Says what there is"}"""),
    ];

    private static readonly Dictionary<string, OptionChoice> Nothing = [];

    [Theory]
    [InlineData("hello")]
    [InlineData("//not a command")]
    [InlineData(" /recap")]
    public void Plain_text_is_no_command(string text) => Assert.Null(TypedCommand.Parse(text, Commands));

    [Fact]
    public void Options_are_found_by_their_names_and_values_keep_their_spaces()
    {
        var typed = TypedCommand.Parse("/event event:Amazon defends: 200 billion where:#ai-news", Commands)!;
        Assert.Equal(["event=Amazon defends: 200 billion", "where=#ai-news"], typed.Options.Select(o => $"{o.Option.Name}={o.Value}"));
    }

    [Theory]
    [InlineData("/help", """{}""")]
    [InlineData("/recap length:full", """{"length":"full"}""")]
    [InlineData("/recap length:Full text shared:true week:47", """{"length":"full","shared":true,"week":47}""")]
    [InlineData("/RECAP LENGTH:short", """{"length":"short"}""")]
    [InlineData("/event event:x where:#ai-news", """{"event":"x","where":"2"}""")]
    public void What_is_typed_is_sent_as_Discord_would(string text, string options) => Assert.Equal(options, Read(text).Options?.ToJsonString());

    [Theory]
    [InlineData("/nope ", "There is no command /nope here. Type / to see all.")]
    [InlineData("/event where:#ai-news", "event is required: Which event")]
    [InlineData("/recap length:huge", "length is one of Short, Full text, not \"huge\".")]
    [InlineData("/recap week:next", "week is a whole number, not \"next\".")]
    [InlineData("/event event:x where:#moon", "where: there is no \"#moon\" here.")]
    [InlineData("/recap full", "I don't know which option \"full\" is for. Write it as length:full")]
    [InlineData("/recap subject:Amazon", "/recap has no option \"subject\". It has: length, shared, week.")]
    [InlineData("/recap https://lab.example/x", "I don't know which option \"https://lab.example/x\" is for. Write it as length:https://lab.example/x")]
    [InlineData("/help me", "/help takes no options.")]
    public void A_line_that_cannot_be_sent_says_what_to_mend(string text, string error) => Assert.Equal(error, Read(text).Error);

    [Fact]
    public void A_picked_choice_is_sent_by_its_value()
    {
        var picked = new Dictionary<string, OptionChoice> { ["event"] = new("Amazon defends its bill", JsonValue.Create("e17")) };
        var reading = CommandReading.Read(TypedCommand.Parse("/event event:Amazon defends its bill ", Commands)!, picked, (_, _) => null);
        Assert.Equal("e17", reading.Options!["event"]!.ToString());
    }

    [Theory]
    [InlineData("/", "/event,/help,/recap")]
    [InlineData("/re", "/recap")]
    [InlineData("/zzz", "")]
    [InlineData("/recap ", "length,shared,week")]
    [InlineData("/recap sh", "shared")]
    [InlineData("/recap length:", "Short,Full text")]
    [InlineData("/recap length:fu", "Full text")]
    [InlineData("/recap length:Short ", "shared,week")]
    [InlineData("/recap shared:", "True,False")]
    [InlineData("hello", "")]
    public void The_list_offers_what_can_come_next(string text, string labels) =>
        Assert.Equal(labels, string.Join(',', Suggestions.For(text, TypedCommand.Parse(text, Commands), Commands, []).Items.Select(i => i.Label)));

    [Fact]
    public void The_first_required_option_opens_by_itself() =>
        Assert.Equal("/event event:", Suggestions.For("/ev", TypedCommand.Parse("/ev", Commands), Commands, []).Items.Single().Text);

    [Fact]
    public void The_bots_own_choices_are_offered_for_an_option_with_autocomplete()
    {
        var typed = TypedCommand.Parse("/event event:ama", Commands);
        var offer = Suggestions.For("/event event:ama", typed, Commands, [new OptionChoice("Amazon defends its bill", JsonValue.Create("e17"))]);
        Assert.Equal("/event event:Amazon defends its bill ", offer.Items.Single().Text);
    }

    private static CommandReading Read(string text)
    {
        var typed = TypedCommand.Parse(text.Contains(' ', StringComparison.Ordinal) ? text : text + " ", Commands)!;
        return CommandReading.Read(typed, Nothing, (_, name) => name == "ai-news" ? "2" : null);
    }

    private static CommandSpec Spec(string json) => CommandSpec.Read(JsonNode.Parse(json)!.AsObject())!;
}

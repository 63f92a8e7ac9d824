using Bot.Discord.Interactions;
using Bot.Discord.Wire;

namespace Bot.Commands;

/// <summary>A short tour, and the answers to what people ask about a bot that writes news.</summary>
internal sealed class HelpCommand(Status status) : ISlashCommand, IAnswersPresses
{
    private const string Show = "help";
    private static readonly string[] s_topics = ["tour", "commands", "about", "ai", "sources", "status", "privacy"];

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("help", Texts.Get("help.description"))
        .With(Option.String("topic", Texts.Get("help.option"), false, [.. s_topics.Select(t => CommandChoice.Of(Texts.Get($"help.{t}.name"), t))]))
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Show];

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var topic = call.Options.String("topic") is { } asked && s_topics.Contains(asked) ? asked : s_topics[0];
        return Reply.Private(await TextAsync(topic, cancel), Buttons(topic));
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var topic = s_topics.Contains(pressed[0]) ? pressed[0] : s_topics[0];
        return Reply.Instead(await TextAsync(topic, cancel), Buttons(topic));
    }

    private async Task<string> TextAsync(string topic, CancellationToken cancel) =>
        topic == "status" ? await status.TextAsync(cancel) : Texts.Get($"help.{topic}");

    private static IReadOnlyList<Component> Buttons(string now) =>
        [.. s_topics.Select(t => Button.Of(Texts.Get($"help.{t}.name"), Pressed.Id(Show, t), t == now ? ButtonStyle.Primary : ButtonStyle.Secondary) with { Disabled = t == now ? true : null })];
}

using Bot.Commands.Asking;
using Bot.Commands.FreeText;
using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>The latest recap, any week's, or what there is now; for a topic or an audience if asked.</summary>
internal sealed class RecapCommand(Editions editions, TimeProvider clock) : ISlashCommand, IAnswersPresses
{
    private const string Weeks = "recap-weeks", Open = "recap-open";

    public CommandDefinition Definition { get; } = CommandDefinition.Slash("recap", Texts.Get("recap.description"))
        .With([Option.Suggested("week", Texts.Get("recap.option.week")) with { MaxLength = 40 }, .. WantedForm.Options("topic", "audience"), Option.Boolean("share", Texts.Get("option.share"))])
        .In(InteractionPlace.Guild, InteractionPlace.BotDm, InteractionPlace.PrivateChannel)
        .InstalledBy(IntegrationType.Guild, IntegrationType.User);

    public IReadOnlyList<string> Verbs { get; } = [Weeks, Open];

    /// <summary>The id of a menu of weeks that keeps to what was asked.</summary>
    public static string Menu(Wanted asked) => Pressed.Id(Weeks, WantedCode.Write(asked));

    public Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) =>
        Task.FromResult(call.Options.Focused?.Name == "week" ? CompleteWeek(call.Options.FocusedText) : WantedForm.Complete(call));

    public async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        var asked = WantedReading.Of(field => call.Options.String(field == "topics" ? "topic" : field is "audience" ? field : ""));
        if (asked.Problems.Count > 0)
        {
            return Reply.Private(string.Join('\n', asked.Problems), asked.Meant is { } meant ? [OpenButton("button.use", "", meant)] : []);
        }

        var week = call.Options.String("week")?.Trim().ToLowerInvariant();
        if (week is null or Editions.Now)
        {
            return new Reply.Said(await ComposeAsync(call, week ?? "", asked.Wanted, cancel), call.Options.Boolean("share") == true);
        }

        return WeekText.Read(week, clock.GetUtcNow()) switch
        {
            Reading<string>.Understood(var known) when Early(known, asked.Wanted) is { } early => early,
            Reading<string>.Understood(var known) => new Reply.Said(await ComposeAsync(call, known, asked.Wanted, cancel), call.Options.Boolean("share") == true),
            Reading<string>.Unclear unclear => Reply.Private(Texts.Get("recap.unclear", Said.Short(week)), OpenButton("button.latest", unclear.Suggestion ?? "", asked.Wanted)),
            _ => throw new InvalidOperationException("A reading of an unknown kind."),
        };
    }

    public async Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel)
    {
        var week = pressed.Verb == Weeks ? call.Values.FirstOrDefault() ?? "" : pressed[1];
        var known = week == Editions.Now ? week : WeekText.Read(week, clock.GetUtcNow()) is Reading<string>.Understood(var meant) ? meant : "";
        return new Reply.Changed(await ComposeAsync(call, known, WantedCode.Read(pressed[0]), cancel));
    }

    private async Task<MessageBody> ComposeAsync(InteractionContext call, string week, Wanted asked, CancellationToken cancel)
    {
        var profile = await editions.ProfileAsync(call.ServerId, asked.Topics, asked.Audiences, cancel);
        return week.Length == 0 ? await editions.LatestAsync(profile, Menu(asked), cancel) : await editions.WeekAsync(profile, week, Menu(asked), cancel);
    }

    /// <summary>What to say of a week that is not over.</summary>
    private Reply? Early(string week, Wanted asked)
    {
        var (window, now) = (Window.OfWeek(week), clock.GetUtcNow());
        return window.CutOff < now ? null
            : window.From >= now ? Reply.Private(Texts.Get("recap.future", Shown.Day(window.From.AddTicks(1))), OpenButton("button.latest", "", asked))
            : Reply.Private(Texts.Get("recap.early", Shown.At(window.CutOff)), OpenButton("button.sofar", week, asked), OpenButton("button.latest", "", asked));
    }

    private static Button OpenButton(string text, string week, Wanted asked) => Button.Of(Texts.Get(text), Pressed.Id(Open, WantedCode.Write(asked), week), ButtonStyle.Primary);

    private IReadOnlyList<CommandChoice> CompleteWeek(string typed)
    {
        var weeks = Enumerable.Range(1, 24).Select(back => WeekText.Of(clock.GetUtcNow().AddDays(-7 * back)));
        var all = weeks.Select(w => CommandChoice.Of(Texts.Get("recap.week", Window.OfWeek(w).Days(), w), w)).Prepend(CommandChoice.Of(Texts.Get("recap.now"), Editions.Now));
        return [.. all.Where(c => c.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(25)];
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Bot.Commands.Allowing;
using Bot.Commands.Asking;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Subscriptions;

namespace Bot.Commands;

/// <summary>
/// Takes every interaction to what answers it, and sees to it that a person always gets an answer inside Discord's 3 seconds:
/// a reply, a deferral and then a reply, or an apology with a short code that the log has too.
/// </summary>
internal sealed class Dispatcher(CommandSet commands, Pace pace, Sharing sharing, People people, UsageBook usage, ILogger<Dispatcher> log)
{
    /// <summary>Discord gives up after 3 seconds; the last of them is left to the way there.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Answers one interaction. Never throws but on cancellation: one bad call stops nobody.</summary>
    public async Task HandleAsync(InteractionContext call, CancellationToken cancel)
    {
        if (call.Type is InteractionType.Ping || !call.CanAnswer)
        {
            return;
        }

        if (call.Type is InteractionType.Autocomplete)
        {
            await SuggestAsync(call, cancel);
            return;
        }

        // The store's driver works synchronously, so the call needs a thread of its own for the deferral to come in time.
        var work = Task.Run(() => AnswerAsync(call, cancel), cancel);
        var left = s_patience - call.Age;
        if (await Task.WhenAny(work, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, TimeProvider.System, cancel)) != work)
        {
            await DeferAsync(call, cancel);
        }

        await SendAsync(call, await work, cancel);
        if (call is { Type: InteractionType.Command, Acknowledged: true })
        {
            await TellNoteAsync(call, cancel);
        }
    }

    /// <summary>What could not be told by direct message is told below the person's next command.</summary>
    private async Task TellNoteAsync(InteractionContext call, CancellationToken cancel)
    {
        try
        {
            await people.TellNoteAsync(call.UserId, async note => await call.FollowUpAsync(MessageBody.Text(note), ephemeral: true, cancel) is Sent, cancel);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            log.LogError(broken, "A note that is owed was not told; it stays owed");
        }
    }

    private async Task SuggestAsync(InteractionContext call, CancellationToken cancel)
    {
        IReadOnlyList<CommandChoice> choices = [];
        try
        {
            if (pace.TakeTyping(call.UserId) && commands.Command(call.Name) is { } command)
            {
                choices = await Task.Run(() => InLanguage(call, () => command.CompleteAsync(call, cancel)), cancel);
            }
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            log.LogError(broken, "Suggestions for /{Command} failed", call.Name);
        }

        Note(call, await call.AutocompleteAsync(choices, cancel));
    }

    private async Task<Reply> AnswerAsync(InteractionContext call, CancellationToken cancel)
    {
        try
        {
            if (pace.Take(call.UserId, call.ServerId) is var wait && wait > TimeSpan.Zero)
            {
                return Reply.Private(Texts.Get("pace", Math.Ceiling(wait.TotalSeconds)));
            }

            return await InLanguage(call, () => RunAsync(call, cancel));
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(3));
            log.LogError(broken, "{Code}: {Command}{Press} failed", code, call.Name, Pressed.Read(call.CustomId, call.Values).Verb);
            return Reply.Private(Texts.Get("apology", code));
        }
    }

    private async Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel)
    {
        if (call.Type is InteractionType.Command)
        {
            return commands.Command(call.Name) is { } command ? await sharing.KeepAsync(call, await command.RunAsync(call, cancel), cancel) : Reply.Private(Texts.Get("unknown.command", Said.Short(call.Name)));
        }

        var pressed = Pressed.Read(call.CustomId, call.Values);
        if (commands.Pressed(pressed.Verb) is not { } answers)
        {
            return Reply.Private(Texts.Get("unknown.press"));
        }

        var reply = await answers.PressAsync(call, pressed, cancel);
        if (Counted.Of(pressed.Press) is var (what, about))
        {
            await usage.CountAsync(call.ServerId, call.Interaction.Message?.Id, about, what, cancel);
        }

        return reply;
    }

    private async Task DeferAsync(InteractionContext call, CancellationToken cancel) => Note(call, call.Type is InteractionType.Component
        ? await call.DeferUpdateAsync(cancel)
        : await call.DeferAsync(ephemeral: call.Options.Boolean("share") != true, cancel));

    private async Task SendAsync(InteractionContext call, Reply reply, CancellationToken cancel)
    {
        switch (reply)
        {
            case Reply.Said said when call is { Acknowledged: true, Type: InteractionType.Component }:
                Note(call, await call.FollowUpAsync(said.Body, !said.Shared, cancel));
                break;
            case Reply.Said said:
                Note(call, await call.ReplyAsync(said.Body, !said.Shared, cancel));
                break;
            case Reply.Changed changed when !IsOwn(call) && call is { Acknowledged: true, Type: InteractionType.Component }:
                Note(call, await call.FollowUpAsync(changed.Body, ephemeral: true, cancel));
                break;
            case Reply.Changed changed when !IsOwn(call):
                Note(call, await call.ReplyAsync(changed.Body, ephemeral: true, cancel));
                break;
            case Reply.Changed changed:
                Note(call, await call.UpdateAsync(changed.Body, cancel));
                break;
            case Reply.Asked when call.Acknowledged:
                Note(call, await call.FollowUpAsync(MessageBody.Text(Texts.Get("form.late")), ephemeral: true, cancel));
                break;
            case Reply.Asked asked:
                Note(call, await call.ModalAsync(asked.CustomId, asked.Title, asked.Fields, cancel));
                break;
        }
    }

    /// <summary>Whether the component is on a private message, which only its person sees: what others see, no press may change.</summary>
    private static bool IsOwn(InteractionContext call) => call.Interaction.Message?.Flags?.HasFlag(MessageFlags.Ephemeral) == true;

    private void Note(InteractionContext call, Answer<Nothing> answer)
    {
        if (answer is not Got<Nothing>)
        {
            log.LogWarning("{Interaction} {Command} was not answered after {Age}: {Problem}", call.Interaction.Id, call.Name, call.Age, answer.Problem);
        }
    }

    private void Note(InteractionContext call, SendOutcome outcome)
    {
        if (outcome is not Sent)
        {
            log.LogWarning("{Interaction} {Command} was not answered after {Age}: {Problem}", call.Interaction.Id, call.Name, call.Age, outcome);
        }
    }

    private static Task<T> InLanguage<T>(InteractionContext call, Func<Task<T>> run)
    {
        CultureInfo.CurrentUICulture = LanguageOf(call.Locale);
        return run();
    }

    private static CultureInfo LanguageOf(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale);
        }
        catch (CultureNotFoundException unknown) when (unknown.InvalidCultureName is not null)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}

using System.Text.Json.Nodes;
using Bot.Simulator.Acting;
using Bot.Simulator.Chat.Messages;
using Bot.Simulator.Chat.Texts;
using Bot.Simulator.World;

namespace Bot.Simulator.Chat;

/// <summary>One open page: who sits at it, which channel is open, and what waits for the bot.</summary>
internal sealed class ChatSession : IDisposable
{
    private const string Failed = "This interaction failed";
    private const string NoAnswer = "The application did not respond";

    private readonly SimulatedWorld _world;
    private readonly ReadMarks _marks;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _dismissed = [];
    private readonly List<Pending> _pending = [];

    public ChatSession(SimulatedWorld world, ReadMarks marks)
    {
        (_world, _marks) = (world, marks);
        Directory = new ChatDirectory(world, marks);
        UserId = Directory.People.FirstOrDefault(p => !p.Bot)?.Id ?? "";
        ChannelId = Directory.FirstChannel(UserId);
        _world.Changed += Follow;
        _world.Clock.Turned += Follow;
    }

    /// <summary>Raised after anything that the page shows has changed; on any thread.</summary>
    public event Action? Changed;

    public ChatDirectory Directory { get; }

    public string UserId { get; private set; }

    public string ChannelId { get; private set; }

    /// <summary>The zone of the browser, once it has told.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public OpenModal? Modal { get; private set; }

    public SimulatorClock Clock => _world.Clock;

    public IReadOnlyList<ProgressLine> Progress => _world.Progress.All;

    public Viewpoint View => new(_world.Clock.GetUtcNow(), Zone, Directory.NameOf);

    public Place? Channel => Directory.Places(UserId).FirstOrDefault(p => p.Id == ChannelId);

    /// <summary>What the person sees in the open channel, oldest first.</summary>
    public IReadOnlyList<JsonObject> Messages
    {
        get
        {
            var messages = _world.MessagesSeenBy(ChannelId, UserId);
            lock (_gate)
                return [.. messages.Where(m => !_dismissed.Contains(m.Text("id")))];
        }
    }

    /// <summary>Commands of the open channel that wait or failed, and stand for themselves at its end.</summary>
    public IReadOnlyList<Pending> PendingCommands
    {
        get
        {
            lock (_gate)
                return [.. _pending.Where(p => p.Command is not null && p.ChannelId == ChannelId && p.UserId == UserId)];
        }
    }

    public Pending? PendingOn(string messageId)
    {
        lock (_gate)
            return _pending.FindLast(p => p.MessageId == messageId && p.UserId == UserId);
    }

    public void BecomeUser(string userId)
    {
        if (!Directory.People.Any(p => p.Id == userId && !p.Bot))
            return;
        (UserId, Modal) = (userId, null);
        if (Channel is null)
            ChannelId = Directory.FirstChannel(userId);
        Changed?.Invoke();
    }

    public void Open(string channelId)
    {
        if (!Directory.Places(UserId).Any(p => p.Id == channelId))
            return;
        ChannelId = channelId;
        Changed?.Invoke();
    }

    /// <summary>Marks the open channel read to its end and tells how far it was read before.</summary>
    public ulong ReadToEnd(IReadOnlyList<JsonObject> messages)
    {
        var before = _marks.Of(UserId, ChannelId);
        if (messages.Count > 0 && ulong.TryParse(messages[^1].Text("id"), out var last))
            _marks.Read(UserId, ChannelId, last);
        return before;
    }

    public void LiveIn(string zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            Zone = found;
        Changed?.Invoke();
    }

    public void Dismiss(string messageId)
    {
        lock (_gate)
            _dismissed.Add(messageId);
        Changed?.Invoke();
    }

    public void Forget(Pending pending)
    {
        lock (_gate)
            _pending.Remove(pending);
        Changed?.Invoke();
    }

    /// <summary>Posts a plain message; gives what is wrong, or null.</summary>
    public string? Say(string text) => Refusal(() => _world.Say(UserId, ChannelId, text));

    /// <summary>Sends a slash command; gives what is wrong with it, or null once it is on its way.</summary>
    public string? Run(string command, JsonObject options) => Refusal(() =>
    {
        var id = _world.RunCommand(new CommandUse(UserId, command) { Channel = ChannelId, Options = options });
        Add(new Pending(id, UserId, ChannelId, null, null, command));
    });

    /// <summary>Uses a command of a message's menu.</summary>
    public void RunOn(string messageId, string command)
    {
        var pending = new Pending("", UserId, ChannelId, null, null, command) { OnMessage = true };
        var refusal = Refusal(() => Add(pending with { InteractionId = _world.RunCommand(new CommandUse(UserId, command) { Channel = ChannelId, Type = "message", Target = messageId }) }));
        if (refusal is not null)
            Add(pending with { Failure = refusal });
    }

    /// <summary>Asks the bot for choices; gives the interaction's id, or null when the line is not ready for it.</summary>
    public string? Ask(string command, JsonObject options, string focused, string value)
    {
        string? id = null;
        Refusal(() => id = _world.Autocomplete(new CommandUse(UserId, command) { Channel = ChannelId, Options = options }, focused, value));
        return id;
    }

    public InteractionView? Interaction(string id) => _world.Interaction(id);

    public Task PressAsync(string messageId, Press press)
    {
        var pending = new Pending("", UserId, ChannelId, messageId, press.CustomId, null);
        lock (_gate)
            _pending.RemoveAll(p => p.MessageId == messageId);
        var refusal = Refusal(() => Add(pending with { InteractionId = _world.UseComponent(UserId, messageId, press.CustomId, press.Values) }));
        if (refusal is not null)
            Add(pending with { Failure = refusal });
        return Task.CompletedTask;
    }

    public void SubmitModal(JsonObject values)
    {
        if (Modal is not { } modal)
            return;
        var customId = modal.Modal.Text("custom_id");
        var refusal = Refusal(() =>
        {
            var id = _world.SubmitModal(UserId, modal.InteractionId, customId, values);
            Modal = modal with { IsSending = true, Failure = null };
            Add(new Pending(id, UserId, ChannelId, null, customId, null));
        });
        if (refusal is not null)
            Modal = modal with { Failure = refusal };
        Changed?.Invoke();
    }

    public void CloseModal()
    {
        Modal = null;
        Changed?.Invoke();
    }

    /// <summary>Tells that time has passed enough to show: relative times are written anew.</summary>
    public void Tick() => Changed?.Invoke();

    public void Dispose()
    {
        _world.Changed -= Follow;
        _world.Clock.Turned -= Follow;
    }

    private void Add(Pending pending)
    {
        lock (_gate)
            _pending.Add(pending);
        Follow();
    }

    private void Follow()
    {
        lock (_gate)
        {
            foreach (var pending in _pending.Where(p => p.Failure is null).ToList())
                Settle(pending);
        }
        Changed?.Invoke();
    }

    private void Settle(Pending pending)
    {
        var found = _world.Interaction(pending.InteractionId);
        if (found is null || found.State == InteractionState.Waiting)
            return;
        _pending.Remove(pending);
        var ofModal = pending is { MessageId: null, Command: null };
        if (found.State == InteractionState.Expired)
        {
            if (ofModal && Modal is { IsSending: true } open)
                Modal = open with { IsSending = false, Failure = "Something went wrong. Try again." };
            else
                _pending.Add(pending with { Failure = pending.Command is null ? Failed : NoAnswer });
            return;
        }
        if (ofModal && Modal is { IsSending: true })
            Modal = null;
        if (found.Modal is { } modal && pending.UserId == UserId)
            Modal = new OpenModal(pending.InteractionId, pending.UserId, modal);
    }

    private static string? Refusal(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (ActionRefusedException refused) when (refused.Message.Length > 0)
        {
            return refused.Message;
        }
    }
}

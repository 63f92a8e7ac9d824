using Microsoft.AspNetCore.Components;

namespace Bot.Simulator.Chat;

/// <summary>A part of the page that shows something of the session and follows its changes.</summary>
public abstract class ChatPart : ComponentBase, IDisposable
{
    private bool _closed;

    [Inject] internal ChatSession Session { get; set; } = default!;

    public void Dispose()
    {
        Session.Changed -= Follow;
        _closed = true;
        Close();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        Session.Changed += Follow;
        Look();
    }

    /// <summary>Takes from the session what the part shows; runs before each rendering that a change causes.</summary>
    protected virtual void Look()
    {
    }

    /// <summary>Lets go of what the part holds.</summary>
    protected virtual void Close()
    {
    }

    private void Follow() => _ = InvokeAsync(() =>
    {
        if (_closed)
            return;
        Look();
        StateHasChanged();
    });
}

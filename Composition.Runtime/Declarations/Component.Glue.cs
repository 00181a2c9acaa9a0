// The members of a component that generated code overrides and the component's host calls.
using System.ComponentModel;

namespace CamkesNet;

public abstract partial class Component
{
    /// <summary>Generated: connects the ports and reads the attributes, base class first.</summary>
    /// <param name="binder">The connections of this instance.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Bind(PortBinder binder)
    {
    }

    /// <summary>Generated: serves one call.</summary>
    /// <param name="port">The index of the called port.</param>
    /// <param name="message">The call; on return the reply.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void Dispatch(int port, ref MessageContext message) => message.RefuseMethod();

    /// <summary>Generated: runs the methods marked <see cref="HandlesAttribute"/> whose port was signalled.</summary>
    /// <param name="badge">The bits of the signalled ports.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void HandleSignals(ulong badge)
    {
    }

    internal void InvokeBind(PortBinder binder)
    {
        InstanceName = binder.InstanceName;
        Clock = binder.Clock;
        Bind(binder);
    }

    internal void InvokeDispatch(int port, int caller, ref MessageContext message)
    {
        Caller = caller;
        Dispatch(port, ref message);
    }

    internal void InvokeHandleSignals(ulong badge) => HandleSignals(badge);
}

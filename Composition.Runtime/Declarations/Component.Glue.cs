// The members of a component that generated code overrides and the component's host calls. Their names are reserved
// (C# specification, 6.4.3: two underscores), so that no port or method of a user has them.
using System.ComponentModel;

namespace CamkesNet;

public abstract partial class Component
{
    /// <summary>Generated: connects the ports and reads the attributes, base class first.</summary>
    /// <param name="binder">The connections of this instance.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void __Bind(PortBinder binder)
    {
    }

    /// <summary>Generated: serves one call.</summary>
    /// <param name="port">The index of the called port.</param>
    /// <param name="message">The call; on return the reply.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void __Dispatch(int port, ref MessageContext message) => message.RefuseMethod();

    /// <summary>Generated: runs the methods marked <see cref="HandlesAttribute"/> whose port was signalled.</summary>
    /// <param name="badge">The bits of the signalled ports.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void __HandleSignals(ulong badge)
    {
    }

    internal void InvokeBind(PortBinder binder)
    {
        InstanceName = binder.InstanceName;
        Clock = binder.Clock;
        __Bind(binder);
    }

    internal void InvokeDispatch(int port, int caller, ref MessageContext message)
    {
        Caller = caller;
        __Dispatch(port, ref message);
    }

    internal void InvokeHandleSignals(ulong badge) => __HandleSignals(badge);
}

// The far end of an Emits port.
namespace CamkesNet;

/// <summary>A notification of another component that can be signalled.</summary>
internal abstract class SignalTarget
{
    public abstract void Signal();
}

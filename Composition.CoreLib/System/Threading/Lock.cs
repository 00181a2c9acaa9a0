// A lock of its own; the lock statement knows it.
using Internal.Runtime;

namespace System.Threading;

// Sound: the state is this object's own header, and objects do not move.
public sealed unsafe class Lock
{
    public bool IsHeldByCurrentThread => ThinLock.IsHeld(State);

    // The object's own header, as Monitor uses it of other objects; CS9216 warns of mixing the two.
#pragma warning disable CS9216
    private int* State => ObjectReference.Header(this);
#pragma warning restore CS9216

    public void Enter() => ThinLock.Acquire(State);

    public bool TryEnter() => ThinLock.TryAcquire(State);

    public void Exit() => ThinLock.Release(State);

    public Scope EnterScope()
    {
        Enter();
        return new Scope(this);
    }

    public ref struct Scope
    {
        private Lock? held;

        internal Scope(Lock held) => this.held = held;

        public void Dispose()
        {
            Lock? released = held;
            held = null;
            released?.Exit();
        }
    }
}

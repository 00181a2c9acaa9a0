// One row of the table of system calls.
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Kernel.Entry;

/// <summary>What a system call needs, and what carries it out.</summary>
internal readonly unsafe struct SystemCall
{
    /// <summary>Above kind and rights: the call cannot change which thread runs next.</summary>
    private const uint CallerGoesOn = 1U << 31;

    private readonly uint needs;

    /// <summary>A call that uses a slot.</summary>
    /// <param name="kind">The kind of capability that the slot must hold; None: it uses no slot.</param>
    /// <param name="rights">The rights that the capability must have.</param>
    /// <param name="method">Carries the call out.</param>
    /// <param name="callerGoesOn">It cannot change which thread runs next.</param>
    public SystemCall(
        CapabilityKind kind, CapabilityRights rights,
        delegate*<Thread*, Capability*, FaultKind> method, bool callerGoesOn)
    {
        needs = Capability.Encode(kind, rights) | (callerGoesOn ? CallerGoesOn : 0);
        Method = method;
    }

    /// <summary>
    /// Carries it out: the arguments are in the caller's saved registers, and so are the results. Result: what is wrong
    /// with the arguments.
    /// </summary>
    public delegate*<Thread*, Capability*, FaultKind> Method { get; }

    /// <summary>Kind and rights of the capability that it needs: see <see cref="Capability.KindAndRights"/>.</summary>
    public uint Needs => needs & ~CallerGoesOn;

    /// <summary>It can change which thread runs next.</summary>
    public bool Reschedules => (needs & CallerGoesOn) == 0;
}

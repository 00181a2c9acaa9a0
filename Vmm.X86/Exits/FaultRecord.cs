// The exception that led to a triple fault. A processor does not report it, so it is watched for.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Exits;

/// <summary>
/// While it watches, the guest is left on the exceptions that lead to double faults, gets them nevertheless, and the
/// last one is kept.
/// </summary>
internal sealed class FaultRecord
{
    // Without #PF, whose address goes past CR2 if it is intercepted, and #BP and #OF, which instructions raise: when the
    // delivery of one of these fails, the exit reports both.
    private const uint Watched =
        (1u << (int)ExceptionVector.DivideError)
        | (1u << (int)ExceptionVector.InvalidOpcode)
        | (1u << (int)ExceptionVector.DoubleFault)
        | (1u << (int)ExceptionVector.InvalidTaskState)
        | (1u << (int)ExceptionVector.SegmentNotPresent)
        | (1u << (int)ExceptionVector.Stack)
        | (1u << (int)ExceptionVector.GeneralProtection);

    private bool isWatching;

    /// <summary>The exception, or the one whose delivery failed; negative: none was seen.</summary>
    public int Vector { get; private set; } = -1;

    /// <summary>Starts without a record, at a reset.</summary>
    public void Start(ref VcpuState state, bool watch)
    {
        isWatching = watch;
        Vector = -1;
        if (watch)
        {
            state.InterceptedExceptions |= Watched;
        }
    }

    /// <summary>The guest was left on an exception.</summary>
    /// <returns>Whether that happened while another was delivered, which does not end well.</returns>
    public bool Note(ref VcpuState state)
    {
        if (!isWatching)
        {
            return false;
        }

        ulong interrupted = state.InterruptedEvent;
        bool isNested = (interrupted & EventInjection.Valid) != 0
            && (interrupted & EventInjection.TypeMask) == EventInjection.TypeException;
        int vector = isNested ? (byte)interrupted : (byte)state.ExceptionVector;
        Vector = vector;
        return isNested && IsWatched((byte)state.ExceptionVector);
    }

    private static bool IsWatched(int vector) => (Watched >> vector & 1) != 0;
}

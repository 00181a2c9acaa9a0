// Port writes that a monitor wants later, many at once: a world switch each instead of a way to the monitor and back.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>The part of the state page that collects them. What a byte means is the monitor's business.</summary>
internal static unsafe class PostedWrites
{
    /// <summary>A guest that single-steps or has resumed from a breakpoint needs the monitor at every instruction.</summary>
    private const ulong Debugged = Rflags.Trap | Rflags.Resume;

    /// <summary>Keeps a write if it is one that the monitor wants posted. False, and nothing is kept: report it.</summary>
    /// <param name="state">The state page.</param>
    /// <param name="access">The exit's qualification: see <see cref="PortAccess"/>.</param>
    /// <param name="value">The guest's RAX.</param>
    /// <param name="rflags">The guest's RFLAGS.</param>
    // Sound: the page is the monitor's, so its count is read once and compared before it is used as an index.
    public static bool TryAdd(VcpuState* state, ulong access, ulong value, ulong rflags)
    {
        uint count = System.Threading.Volatile.Read(ref state->PostedCount);
        if (access != state->PostedAccess || (access & ~PortAccess.PortMask) != PortAccess.ByteWrite
            || count >= VcpuState.PostedCapacity || (rflags & Debugged) != 0)
        {
            return false;
        }

        state->PostedValues[count] = (byte)value;
        state->PostedCount = count + 1;
        return true;
    }
}

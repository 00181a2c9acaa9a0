// What the guest's registers say about the mode in which it runs. AMD APM vol. 2, 1.3 and 4.12.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>Questions about a vCPU's mode; control registers and CS are stored at every exit.</summary>
internal static class ProcessorMode
{
    public static bool IsLongModeActive(ref VcpuState state) => (state.Efer & Efer.LongModeActive) != 0;

    public static bool IsProtected(ref VcpuState state) => (state.Cr0 & Cr0.ProtectionEnable) != 0;

    /// <summary>Whether 64-bit code runs (long mode, and not its compatibility mode).</summary>
    public static bool Is64Bit(ref VcpuState state) =>
        (state.Efer & Efer.LongModeActive) != 0 && (state.Cs.Attributes & SegmentAttributes.Long) != 0;

    /// <summary>The width of code: 16, 32 or 64.</summary>
    public static int Bitness(ref VcpuState state) =>
        Is64Bit(ref state) ? 64 : (state.Cs.Attributes & SegmentAttributes.Default32) != 0 ? 32 : 16;

    /// <summary>The current privilege level, which the kernel keeps in SS.DPL always.</summary>
    public static int PrivilegeLevel(ref VcpuState state) =>
        (state.Ss.Attributes >> SegmentAttributes.PrivilegeShift) & SegmentAttributes.PrivilegeMask;

    /// <summary>
    /// Completes an instruction: RIP moves to the next one, the interrupt shadow ends, and a trap flag is honoured by
    /// the caller (the monitor queues #DB).
    /// </summary>
    public static void Complete(ref VcpuState state, ulong nextInstruction)
    {
        // Outside long mode RIP is 32 bits wide; 16-bit code wraps by its segment limit, checked at the next fetch.
        state.Rip = Is64Bit(ref state) ? nextInstruction : (uint)nextInstruction;
        state.Rflags &= ~Rflags.Resume;
        state.InterruptShadow = 0;
        state.Interruptible = (state.Rflags & Rflags.Interrupt) != 0 ? 1u : 0u;
    }
}

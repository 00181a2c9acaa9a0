// The kernel's object for a virtual processor, in its own frame, created at boot.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>The kernel's part of a virtual processor. The monitor sees only <see cref="VcpuState"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Vcpu
{
    /// <summary>Exceptions that always leave a guest, whatever its monitor wants.</summary>
    /// <remarks>
    /// #DB and #AC: delivering them can fault in the same way again for ever, with no interrupt taken between, so a
    /// guest could hold the processor. #MC: the machine's, not the guest's.
    /// </remarks>
    public const uint ForcedExceptions = (1U << (int)ExceptionVector.Debug)
        | (1U << (int)ExceptionVector.AlignmentCheck) | (1U << (int)ExceptionVector.MachineCheck);

    /// <summary>What the world switch stub reads; must stay first.</summary>
    public WorldSwitch Switch;

    /// <summary>The page shared with the monitor, which may change it at any time: read once, then check.</summary>
    public VcpuState* State;

    /// <summary>The hardware's control block (VMCB or VMCS), through the direct map.</summary>
    public void* ControlBlock;

    /// <summary>The processor that it runs on.</summary>
    public HostProcessor* Processor;

    /// <summary>Root of the nested page tables.</summary>
    public ulong GuestAddressSpace;

    /// <summary>Address space identifier in the TLB; never 0, which is the host.</summary>
    public uint AddressSpaceIdentifier;

    /// <summary>Translations of this guest must be dropped at the next entry.</summary>
    public bool FlushTranslations;

    /// <summary>The last exit was for a physical interrupt: the state page lacks the common groups.</summary>
    public bool InterruptedRun;

    /// <summary>The guest's TSC_AUX.</summary>
    public ulong TimestampAuxiliary;

    /// <summary>SVM: whether the guest handles a non-maskable interrupt.</summary>
    public NonMaskablePhase NonMaskablePhase;

    /// <summary>SVM: the guest's own trap flag while its IRET from that is executed by a single step.</summary>
    public ulong ReturningTrapFlag;

    /// <summary>SVM: the guest's DR6 before that step.</summary>
    public ulong ReturningDebugStatus;

    /// <summary>DR0 to DR3 while another vCPU's are in the processor.</summary>
    public fixed ulong BreakpointAddresses[DebugRegisters.BreakpointCount];

    /// <summary>The refused states that have been logged: see <see cref="RefusalRecord"/>.</summary>
    public fixed ulong RefusalsTold[RefusalRecord.Words];
}

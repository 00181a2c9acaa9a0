// A vCPU on simulated memory: everything but the VMRUN instruction itself.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

/// <summary>Base of the tests that look at a VMCB.</summary>
public abstract unsafe class SvmVcpuFixture
{
    protected const ulong GuestRoot = 0x5000;

    private SimulatedMemory memory = null!;

    private protected Vcpu* Vcpu { get; private set; }

    private protected VcpuState* State { get; private set; }

    private protected VirtualMachineControlBlock* Block { get; private set; }

    [SetUp]
    public void MakeVcpu()
    {
        memory = new SimulatedMemory(frames: 32);
        UseFeatures(0);
        State = (VcpuState*)PhysicalMemory.Pointer(BootMemory.AllocateFrame());
        var host = (HostProcessor*)PhysicalMemory.Pointer(BootMemory.AllocateFrame());
        Vcpu = GuestBuilder.CreateVcpu(host, State, GuestRoot, identifier: 1);
        Block = VirtualMachineControlBlock.Of(Vcpu);
    }

    [TearDown]
    public void ReleaseMemory() => memory.Dispose();

    protected void Reset() => Hypervisor.Reset(Vcpu);

    /// <summary>Acts as if the processor had these features of CPUID Fn8000_000A EDX.</summary>
    protected void UseFeatures(uint features)
    {
        VirtualizationOperations operations = default;
        SvmSetup.Adopt(new SvmProcessorFacts { Svm = new CpuidResult { Edx = features } }, ref operations);
        Hypervisor.Adopt(operations, VirtualizationKind.Svm);
        GuestLimits.OfThisMachine = GuestStates.Limits;
    }

    private protected EntryCheck Load() => SvmEntry.Load(Vcpu, Block, State);

    private protected VcpuExitReason Exit(ulong code, ulong information1 = 0, ulong information2 = 0)
    {
        Block->Control.ExitCode = code;
        Block->Control.ExitInformation1 = information1;
        Block->Control.ExitInformation2 = information2;
        return SvmExit.Report(Block, State, timestamp: 77);
    }
}

// A vCPU on simulated memory: everything but the VMRUN instruction itself.
using CamkesNet.Abi;
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
        Assert.That(SvmBackend.TakeMemory(memory.Platform), Is.True);
        VirtualizationOperations operations = default;
        SvmBackend.Adopt(memory.Platform, Facts(features: 0), ref operations);
        SvmBackend.Limits = GuestStates.Limits;

        State = (VcpuState*)memory.Platform.At(SimulatedMemory.AllocateFrames(1));
        Vcpu = (Vcpu*)memory.Platform.At(SimulatedMemory.AllocateFrames(1));
        Vcpu->State = State;
        Vcpu->GuestAddressSpace = GuestRoot;
        Assert.That(operations.Create(Vcpu), Is.True);
        Block = (VirtualMachineControlBlock*)Vcpu->ControlBlock;
        Reset();
    }

    [TearDown]
    public void ReleaseMemory() => memory.Dispose();

    protected void Reset()
    {
        VcpuResetState.Write(State);
        SvmVcpu.Reset(Vcpu);
    }

    /// <summary>Acts as if the processor had these features of CPUID Fn8000_000A EDX.</summary>
    protected void UseFeatures(uint features)
    {
        VirtualizationOperations operations = default;
        SvmBackend.Adopt(memory.Platform, Facts(features), ref operations);
        SvmBackend.Limits = GuestStates.Limits;
    }

    private protected EntryCheck Load() => SvmEntry.Load(Vcpu, Block, State);

    private protected VcpuExitReason Exit(ulong code, ulong information1 = 0, ulong information2 = 0)
    {
        Block->Control.ExitCode = code;
        Block->Control.ExitInformation1 = information1;
        Block->Control.ExitInformation2 = information2;
        return SvmExit.Report(Block, State, timestamp: 77);
    }

    private static SvmProcessorFacts Facts(uint features) => new()
    {
        Svm = new CpuidResult { Ebx = 16, Edx = features },
    };
}

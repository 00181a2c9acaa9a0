// Which rule a state breaks that the processor has refused. It does not say itself.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Looks for the rule in what the VMCS holds.</summary>
// Sound: the copy is in this frame, and the VMCS of the vCPU is current.
internal static unsafe class RefusedEntry
{
    /// <param name="vcpu">The vCPU.</param>
    /// <param name="otherwise">What to report if no rule is broken that is known here.</param>
    public static EntryCheck Explain(Vcpu* vcpu, EntryCheck otherwise)
    {
        VcpuState copy = default;
        VmxState.StoreGeneral(&copy);
        VmxState.Store(vcpu, &copy, VcpuRegisterGroup.All);
        EntryCheck broken = VmxEntryChecks.Check(&copy);
        if (broken == EntryCheck.None)
        {
            bool anyErrorCode = (Instructions.ReadMsr(VmxMsr.Basic) & VmxBasic.AnyErrorCode) != 0;
            ulong injection = Vmcs.Read(VmcsField.EntryInterruption);
            broken = VmxEntryChecks.CheckInjection(injection, copy.Rflags, anyErrorCode);
        }

        return broken != EntryCheck.None ? broken : otherwise;
    }
}

// The fields that the VT-x world switch stub needs in addition to WorldSwitch
// (Composition.Build/Stubs/KernelVmxStubs.cs).
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>Registers that neither VMCS nor state page holds, and how to enter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VmxSwitch
{
    /// <summary>Not 0: the VMCS was launched, so it is entered by VMRESUME.</summary>
    public ulong Launched;

    /// <summary>The guest's CR2, which VMX does not switch.</summary>
    public ulong Cr2;

    /// <summary>The guest's DR6, which VMX does not switch.</summary>
    public ulong Dr6;

    /// <summary>
    /// The kernel's GDTR, for LGDT: an exit sets its limit to FFFFh, and then ring 3 could load selectors beyond the
    /// table (SDM vol. 3, 28.5.2).
    /// </summary>
    public DescriptorTablePointer GlobalTable;
}

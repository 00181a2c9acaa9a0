// MOV to CR4 on SVM. VT-x has a mask of the bits that a guest may set, and the kernel answers for the rest.
using CamkesNet.Abi;
using CamkesNet.Vmm.Emulation;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    // CR3's low bits hold a process context while PCIDE is set.
    private const ulong ProcessContextMask = 0xFFF;

    private bool HandleControlRegister(ref VcpuState state)
    {
        EmulationResult decoded = DecodeNext(ref state, out ulong next);
        if (decoded != EmulationResult.Completed)
        {
            return GoOn(decoded);
        }

        if (!emulator.TryReadCr4Source(ref state, out ulong value))
        {
            return Fail(GuestFailure.UnexpectedExit);
        }

        if (!IsLegalCr4(ref state, value))
        {
            exceptions.Raise(ref state, ExceptionVector.GeneralProtection);
            return true;
        }

        state.Cr4 = value;
        state.DirtyGroups |= VcpuRegisterGroup.Control;
        state.NextInstruction = next;
        return Complete(ref state);
    }

    // AMD APM vol. 2, 3.1.3 and 5.5.1; Intel SDM vol. 2, "MOV—Move to/from Control Registers".
    private bool IsLegalCr4(ref VcpuState state, ulong value)
    {
        bool isLong = (state.Efer & Efer.LongModeActive) != 0;
        bool startsContexts = (value & ~state.Cr4 & Cr4.ProcessContextIdentifiers) != 0;
        return (value & ~cpuid.LegalCr4) == 0
            && (!isLong || (value & Cr4.PhysicalAddressExtension) != 0)
            && (!startsContexts || (isLong && (state.Cr3 & ProcessContextMask) == 0));
    }
}

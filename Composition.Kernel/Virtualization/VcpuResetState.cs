// The state of a processor after RESET: AMD APM vol. 2, 14.1.3 (table 14-1); Intel SDM vol. 3, 10.1.1 (table 10-1).
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Writes the reset state into a state page, field by field.</summary>
// Sound: the state has a page, and fits into it.
internal static unsafe class VcpuResetState
{
    private const ulong Cr0 = 0x6000_0010;              // ET, NW, CD
    private const ulong Rflags = 0x0000_0002;           // bit 1 always reads as one
    private const ulong Rip = 0xFFF0;
    private const ulong Dr6 = 0xFFFF_0FF0;
    private const ulong Dr7 = 0x0000_0400;
    private const ulong Pat = 0x0007_0406_0007_0406;    // WB, WT, UC-, UC, twice (APM vol. 2, 7.8.2)
    private const ulong Xcr0 = 1;                       // x87 only

    private const ushort CodeSelector = 0xF000;
    private const ulong CodeBase = 0xFFFF_0000;
    private const uint Limit = 0xFFFF;
    private const ushort CodeAttributes = 0x009B;       // present, code, readable, accessed
    private const ushort DataAttributes = 0x0093;       // present, data, writable, accessed
    private const ushort LdtAttributes = 0x0082;        // present, LDT
    private const ushort BusyTaskAttributes = 0x008B;   // present, busy TSS: the type that VT-x asks of TR as well

    /// <summary>Writes the reset state. Entry controls are cleared; no group is marked dirty.</summary>
    public static void Write(VcpuState* state)
    {
        *state = default;
        state->ValidGroups = VcpuRegisterGroup.All;
        state->Deadline = ulong.MaxValue;
        WriteGeneralAndControl(state);
        WriteSegments(state);
        WriteModelSpecific(state);
    }

    private static void WriteGeneralAndControl(VcpuState* state)
    {
        // All others are 0, including RDX (family, model, stepping): the monitor sets its own value.
        state->Rip = Rip;
        state->Rflags = Rflags;
        state->Cr0 = Cr0;
    }

    private static void WriteSegments(VcpuState* state)
    {
        state->Cs = new SegmentRegister
        {
            Selector = CodeSelector,
            Attributes = CodeAttributes,
            Limit = Limit,
            Base = CodeBase,
        };
        SegmentRegister data = new() { Attributes = DataAttributes, Limit = Limit };
        state->Ss = data;
        state->Ds = data;
        state->Es = data;
        state->Fs = data;
        state->Gs = data;
        state->Ldtr = new SegmentRegister { Attributes = LdtAttributes, Limit = Limit };
        state->Tr = new SegmentRegister { Attributes = BusyTaskAttributes, Limit = Limit };
        state->Gdtr = new SegmentRegister { Limit = Limit };
        state->Idtr = new SegmentRegister { Limit = Limit };
    }

    private static void WriteModelSpecific(VcpuState* state)
    {
        state->Pat = Pat;
        state->Dr6 = Dr6;
        state->Dr7 = Dr7;
        state->Xcr0 = Xcr0;
    }
}

// Legal guest states for tests.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Virtualization;

internal static unsafe class GuestStates
{
    public static GuestLimits Limits => new()
    {
        PhysicalAddressBits = 40,
        Cr4 = ProcessorFeatures.BaselineCr4 | Cr4.OsXsave | Cr4.ProcessContextIdentifiers,
        Efer = ProcessorFeatures.BaselineEfer | Efer.NoExecuteEnable,
        Xcr0 = Xcr0.X87 | Xcr0.Sse | Xcr0.Avx | Xcr0.Avx512,
    };

    /// <summary>A 64-bit kernel with paging on.</summary>
    public static void WriteLongMode(VcpuState* state)
    {
        VcpuResetState.Write(state);
        state->Cr0 = 0x8005_0033;
        state->Cr3 = 0x1000;
        state->Cr4 = 0x6A0;
        state->Efer = 0xD01;
        state->Rip = 0xFFFF_FFFF_8100_0000;
        state->Cs = new SegmentRegister { Selector = 0x10, Attributes = 0xA9B, Limit = uint.MaxValue };
        state->Ss = new SegmentRegister { Selector = 0x18, Attributes = 0xC93, Limit = uint.MaxValue };
        state->Gs.Base = 0xFFFF_8880_0000_0000;
        state->Lstar = 0xFFFF_FFFF_8180_0000;
    }
}

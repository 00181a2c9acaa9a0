// Registers that the processor itself holds for the guest. Guests usually access them without an exit.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Msrs;

/// <summary>MSRs that are fields of the vCPU's state.</summary>
internal static class ProcessorMsrs
{
    // PAT: eight memory types of 3 bits, of which 2 and 3 are reserved. AMD APM vol. 2, 7.8.1.
    private const ulong PatTypeBits = 0x0707_0707_0707_0707;
    private const ulong PatHighTypes = 0x0404_0404_0404_0404;
    private const ulong PatReservedTypes = 0x0202_0202_0202_0202;
    private const int AddressBits = 48;

    /// <summary>RDMSR. False: not one of these.</summary>
    public static bool TryRead(IVcpu vcpu, ref VcpuState state, uint msr, out ulong value)
    {
        value = 0;
        if (!IsHere(msr))
        {
            return false;
        }

        RegisterGroups.Require(vcpu, ref state, GroupOf(msr));
        value = Field(ref state, msr);
        return true;
    }

    /// <summary>WRMSR. False: not one of these, or a value that it refuses.</summary>
    public static bool TryWrite(IVcpu vcpu, ref VcpuState state, uint msr, ulong value)
    {
        if (!IsHere(msr) || !IsLegal(msr, value))
        {
            return false;
        }

        RegisterGroups.Require(vcpu, ref state, GroupOf(msr));
        Field(ref state, msr) = value;
        state.DirtyGroups |= GroupOf(msr);
        return true;
    }

    private static bool IsHere(uint msr) => msr is GuestMsrNumber.Pat
        or (>= MsrNumber.SysenterCs and <= MsrNumber.SysenterEip)
        or (>= MsrNumber.Star and <= MsrNumber.Sfmask)
        or (>= MsrNumber.FsBase and <= MsrNumber.TimestampAuxiliary);

    private static VcpuRegisterGroup GroupOf(uint msr) => msr is MsrNumber.FsBase or MsrNumber.GsBase
        ? VcpuRegisterGroup.System
        : VcpuRegisterGroup.ModelSpecific;

    private static bool IsLegal(uint msr, ulong value) => msr switch
    {
        GuestMsrNumber.Pat => (value & ~PatTypeBits) == 0
            && (value & PatReservedTypes & ~((value & PatHighTypes) >> 1)) == 0,
        MsrNumber.Lstar or MsrNumber.Cstar or (>= MsrNumber.FsBase and <= MsrNumber.KernelGsBase)
            or MsrNumber.SysenterEsp or MsrNumber.SysenterEip => IsCanonical(value),
        MsrNumber.TimestampAuxiliary => value <= uint.MaxValue,
        _ => true,
    };

    private static bool IsCanonical(ulong value) =>
        (ulong)((long)value << (64 - AddressBits) >> (64 - AddressBits)) == value;

    private static ref ulong Field(ref VcpuState state, uint msr)
    {
        switch (msr)
        {
            case GuestMsrNumber.Pat:
                return ref state.Pat;
            case MsrNumber.SysenterCs:
                return ref state.SysenterCs;
            case MsrNumber.SysenterEsp:
                return ref state.SysenterEsp;
            case MsrNumber.SysenterEip:
                return ref state.SysenterEip;
            case MsrNumber.Star:
                return ref state.Star;
            case MsrNumber.Lstar:
                return ref state.Lstar;
            case MsrNumber.Cstar:
                return ref state.Cstar;
            case MsrNumber.Sfmask:
                return ref state.Sfmask;
            case MsrNumber.FsBase:
                return ref state.Fs.Base;
            case MsrNumber.GsBase:
                return ref state.Gs.Base;
            case MsrNumber.TimestampAuxiliary:
                return ref state.TimestampAuxiliary;
            default:
                return ref state.KernelGsBase;
        }
    }
}

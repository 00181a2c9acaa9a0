// The MSRs that entries and exits switch by the VMCS's MSR areas: Intel SDM vol. 3, 25.7.2 and 25.8.2.
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>One entry of an MSR area.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MsrEntry
{
    public uint Index;
    public uint Reserved;
    public ulong Value;
}

/// <summary>An area with the registers that guests have without exits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SwitchedMsrs
{
    public const ulong Count = 5;

    public MsrEntry Star;
    public MsrEntry Lstar;
    public MsrEntry Cstar;
    public MsrEntry Sfmask;
    public MsrEntry KernelGsBase;

    /// <summary>Names the registers; the values stay.</summary>
    public void WriteIndices()
    {
        Star.Index = MsrNumber.Star;
        Lstar.Index = MsrNumber.Lstar;
        Cstar.Index = MsrNumber.Cstar;
        Sfmask.Index = MsrNumber.Sfmask;
        KernelGsBase.Index = MsrNumber.KernelGsBase;
    }

    /// <summary>Takes the processor's values.</summary>
    public void ReadProcessor()
    {
        WriteIndices();
        Star.Value = Instructions.ReadMsr(MsrNumber.Star);
        Lstar.Value = Instructions.ReadMsr(MsrNumber.Lstar);
        Cstar.Value = Instructions.ReadMsr(MsrNumber.Cstar);
        Sfmask.Value = Instructions.ReadMsr(MsrNumber.Sfmask);
        KernelGsBase.Value = Instructions.ReadMsr(MsrNumber.KernelGsBase);
    }
}

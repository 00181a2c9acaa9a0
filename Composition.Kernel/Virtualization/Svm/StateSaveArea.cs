// The state save area of the VMCB: AMD APM vol. 2, appendix B, table B-2. Offsets count from the area's start, 400h.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Guest registers, as VMRUN and VMLOAD load them and #VMEXIT and VMSAVE store them.</summary>
[StructLayout(LayoutKind.Explicit, Size = 0xC00)]
internal struct StateSaveArea
{
    [FieldOffset(0x000)]
    public SegmentRegister Es;

    [FieldOffset(0x010)]
    public SegmentRegister Cs;

    [FieldOffset(0x020)]
    public SegmentRegister Ss;

    [FieldOffset(0x030)]
    public SegmentRegister Ds;

    /// <summary>By VMLOAD and VMSAVE.</summary>
    [FieldOffset(0x040)]
    public SegmentRegister Fs;

    /// <summary>By VMLOAD and VMSAVE.</summary>
    [FieldOffset(0x050)]
    public SegmentRegister Gs;

    [FieldOffset(0x060)]
    public SegmentRegister Gdtr;

    /// <summary>By VMLOAD and VMSAVE.</summary>
    [FieldOffset(0x070)]
    public SegmentRegister Ldtr;

    [FieldOffset(0x080)]
    public SegmentRegister Idtr;

    /// <summary>By VMLOAD and VMSAVE.</summary>
    [FieldOffset(0x090)]
    public SegmentRegister Tr;

    /// <summary>Current privilege level.</summary>
    [FieldOffset(0x0CB)]
    public byte Cpl;

    [FieldOffset(0x0D0)]
    public ulong Efer;

    [FieldOffset(0x148)]
    public ulong Cr4;

    [FieldOffset(0x150)]
    public ulong Cr3;

    [FieldOffset(0x158)]
    public ulong Cr0;

    [FieldOffset(0x160)]
    public ulong Dr7;

    [FieldOffset(0x168)]
    public ulong Dr6;

    [FieldOffset(0x170)]
    public ulong Rflags;

    [FieldOffset(0x178)]
    public ulong Rip;

    [FieldOffset(0x1D8)]
    public ulong Rsp;

    [FieldOffset(0x1F8)]
    public ulong Rax;

    /// <summary>This and the following MSRs, up to SYSENTER_EIP: by VMLOAD and VMSAVE.</summary>
    [FieldOffset(0x200)]
    public ulong Star;

    [FieldOffset(0x208)]
    public ulong Lstar;

    [FieldOffset(0x210)]
    public ulong Cstar;

    [FieldOffset(0x218)]
    public ulong Sfmask;

    [FieldOffset(0x220)]
    public ulong KernelGsBase;

    [FieldOffset(0x228)]
    public ulong SysenterCs;

    [FieldOffset(0x230)]
    public ulong SysenterEsp;

    [FieldOffset(0x238)]
    public ulong SysenterEip;

    [FieldOffset(0x240)]
    public ulong Cr2;

    /// <summary>The guest's PAT, under nested paging.</summary>
    [FieldOffset(0x268)]
    public ulong Pat;
}

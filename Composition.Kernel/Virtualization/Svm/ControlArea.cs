// The control area of the VMCB: AMD APM vol. 2, appendix B, table B-1.
using System.Runtime.InteropServices;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>What to intercept, how to run, and why the guest was left.</summary>
[StructLayout(LayoutKind.Explicit, Size = 0x400)]
internal struct ControlArea
{
    /// <summary>Bit n: writes of CRn.</summary>
    [FieldOffset(0x002)]
    public ushort ControlRegisterWrites;

    /// <summary>Bit n: exception vector n.</summary>
    [FieldOffset(0x008)]
    public uint Exceptions;

    /// <summary><see cref="InterceptVector3"/>.</summary>
    [FieldOffset(0x00C)]
    public uint Intercepts3;

    /// <summary><see cref="InterceptVector4"/>.</summary>
    [FieldOffset(0x010)]
    public uint Intercepts4;

    /// <summary>Physical address of the I/O permission map.</summary>
    [FieldOffset(0x040)]
    public ulong IoPermissionMap;

    /// <summary>Physical address of the MSR permission map.</summary>
    [FieldOffset(0x048)]
    public ulong MsrPermissionMap;

    [FieldOffset(0x050)]
    public ulong TimestampOffset;

    /// <summary>Address space identifier (ASID).</summary>
    [FieldOffset(0x058)]
    public uint AddressSpaceIdentifier;

    /// <summary><see cref="Svm.TlbControl"/>.</summary>
    [FieldOffset(0x05C)]
    public byte TlbControl;

    /// <summary><see cref="VirtualInterruptControl"/>.</summary>
    [FieldOffset(0x060)]
    public ulong VirtualInterrupt;

    /// <summary>Bit 0: the guest is in an interrupt shadow.</summary>
    [FieldOffset(0x068)]
    public ulong InterruptShadow;

    /// <summary><see cref="SvmExitCode"/>.</summary>
    [FieldOffset(0x070)]
    public ulong ExitCode;

    [FieldOffset(0x078)]
    public ulong ExitInformation1;

    [FieldOffset(0x080)]
    public ulong ExitInformation2;

    /// <summary>The event whose delivery the exit cut short (EXITINTINFO).</summary>
    [FieldOffset(0x088)]
    public ulong ExitInterruptInformation;

    /// <summary><see cref="Svm.NestedControl"/>.</summary>
    [FieldOffset(0x090)]
    public ulong NestedControl;

    /// <summary>The event to inject (EVENTINJ): 15.20.</summary>
    [FieldOffset(0x0A8)]
    public ulong EventInjection;

    /// <summary>Physical address of the top nested page table (nCR3).</summary>
    [FieldOffset(0x0B0)]
    public ulong NestedCr3;

    /// <summary>Address of the next instruction, with <see cref="SvmFeatures.NextRipSave"/>.</summary>
    [FieldOffset(0x0C8)]
    public ulong NextRip;

    /// <summary>
    /// Bits of the guest's EFER that are not in the state save area; the processor leaves these bytes to the host.
    /// </summary>
    [FieldOffset(0x3E0)]
    public ulong WithheldEfer;
}

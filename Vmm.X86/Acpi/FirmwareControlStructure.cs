// FACS. ACPI specification 6.4, 5.2.10.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>The structure through which firmware and system share a lock and wake-up vectors; none is used.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = TableSize)]
internal struct FirmwareControlStructure
{
    public const int TableSize = 64;
    public const int Alignment = 64;
    public const byte CurrentVersion = 2;

    public uint Signature;
    public uint Length;
    public uint HardwareSignature;
    public uint WakingVector;
    public uint GlobalLock;
    public uint Flags;
    public ulong XWakingVector;
    public byte Version;
}

// The setup header of a bzImage. Linux, Documentation/arch/x86/boot.rst, "The Real-Mode Kernel Header".
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>The header at file offset 0x1F1, which the loader copies to the same offset of the zero page.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct LinuxSetupHeader
{
    /// <summary>Where the header is, in the file and in the zero page.</summary>
    public const int FileOffset = 0x1F1;
    public const ushort ExpectedBootFlag = 0xAA55;
    public const uint ExpectedMagic = 0x5372_6448; // "HdrS"
    public const ushort LoadHigh = 1;

    /// <summary>Protocol versions: major in the upper byte.</summary>
    public const ushort Version210 = 0x020A;
    public const ushort Version212 = 0x020C;
    public const ushort Version214 = 0x020E;

    /// <summary>Bit 0 of <see cref="ExtendedLoadFlags"/>: the kernel has a 64-bit entry at 0x200.</summary>
    public const ushort HasEntry64 = 1;
    public const uint Entry64Offset = 0x200;

    /// <summary>A loader without an assigned number.</summary>
    public const byte LoaderUndefined = 0xFF;

    /// <summary>The video mode is left alone ("normal").</summary>
    public const ushort VideoModeNormal = 0xFFFF;

    /// <summary>The shortest file that has a header.</summary>
    public static int End => FileOffset + Length;

    /// <summary>Bytes of the header, up to the last field that is read here.</summary>
    public static int Length => Unsafe.SizeOf<LinuxSetupHeader>();

    public byte SetupSectors;
    public ushort RootFlags;
    public uint SystemSize;
    public ushort RamSize;
    public ushort VideoMode;
    public ushort RootDevice;
    public ushort BootFlag;

    /// <summary>A short jump: its second byte gives the end of the header, relative to 0x202.</summary>
    public byte JumpOpcode;
    public byte JumpDistance;
    public uint Magic;
    public ushort Version;
    public uint RealModeSwitch;
    public ushort StartSystemSegment;
    public ushort KernelVersion;
    public byte TypeOfLoader;
    public byte LoadFlags;
    public ushort SetupMoveSize;
    public uint Code32Start;
    public uint RamdiskImage;
    public uint RamdiskSize;
    public uint BootSectorKludge;
    public ushort HeapEndPointer;
    public byte ExtendedLoaderVersion;
    public byte ExtendedLoaderType;
    public uint CommandLinePointer;

    /// <summary>The last address that the initrd may occupy.</summary>
    public uint InitrdAddressMaximum;
    public uint KernelAlignment;
    public byte RelocatableKernel;
    public byte MinimumAlignment;
    public ushort ExtendedLoadFlags;

    /// <summary>Longest command line, the terminating zero not counted.</summary>
    public uint CommandLineSize;
    public uint HardwareSubarchitecture;
    public ulong HardwareSubarchitectureData;
    public uint PayloadOffset;
    public uint PayloadLength;
    public ulong SetupData;

    /// <summary>Version 2.10: where the kernel likes to be loaded.</summary>
    public ulong PreferredAddress;

    /// <summary>Version 2.10: memory that the kernel needs from its load address on, at first.</summary>
    public uint InitSize;
    public uint HandoverOffset;
    public uint KernelInfoOffset;
}

// What a bzImage says about itself, checked: no field of it is believed.
using System.Runtime.CompilerServices;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>
/// Reads Linux kernels (Linux, Documentation/arch/x86/boot.rst) of boot protocol 2.10 or later: earlier headers do not
/// give the memory that a kernel needs at its start. One object reads again and again and allocates only when something is wrong.
/// </summary>
internal sealed class LinuxKernel
{
    private const int SectorSize = 512;
    private const int DefaultSetupSectors = 4;

    // The header ends at 0x202 plus the distance of the jump at 0x200.
    private const int JumpTarget = 0x202;
    private const uint DefaultCommandLineSize = 255;
    private const uint DefaultInitrdMaximum = 0x37FF_FFFF;

    private readonly byte[] bytes = new byte[LinuxSetupHeader.Length];

    /// <summary>The header as the file has it.</summary>
    public LinuxSetupHeader Header { get; private set; }

    /// <summary>
    /// The bytes of the header that this kernel has; what follows them in the file belongs to the kernel's code.
    /// </summary>
    public ReadOnlySpan<byte> HeaderBytes => bytes.AsSpan(0, HeaderLength);

    /// <summary>Where the protected-mode code begins in the file.</summary>
    public int CodeOffset { get; private set; }

    /// <summary>Bytes of protected-mode code.</summary>
    public long CodeSize { get; private set; }

    /// <summary>Why it was refused, as the end of a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether the kernel is entered in 64-bit mode.</summary>
    public bool HasEntry64 =>
        Header.Version >= LinuxSetupHeader.Version212
        && (Header.ExtendedLoadFlags & LinuxSetupHeader.HasEntry64) != 0;

    /// <summary>Bytes of the longest command line, without the zero at the end.</summary>
    public uint LongestCommandLine => Math.Min(
        Header.CommandLineSize == 0 ? DefaultCommandLineSize : Header.CommandLineSize,
        GuestMemoryLayout.CommandLineCapacity - 1);

    /// <summary>The first address that an initrd may not occupy.</summary>
    public ulong InitrdLimit =>
        (Header.InitrdAddressMaximum == 0 ? DefaultInitrdMaximum : (ulong)Header.InitrdAddressMaximum) + 1;

    private int HeaderLength =>
        Math.Min(JumpTarget + Header.JumpDistance - LinuxSetupHeader.FileOffset, LinuxSetupHeader.Length);

    // Where the kernel likes to be, and the memory that it needs from there on.
    private ulong PreferredAddress =>
        Header.PreferredAddress == 0 ? GuestMemoryLayout.HighMemory : Header.PreferredAddress;

    private ulong NeededMemory => Math.Max((ulong)CodeSize, Header.InitSize);

    /// <summary>Reads a file's header.</summary>
    public KernelReading Read(IGuestFileSource files, int file)
    {
        Header = default;
        Reason = "";
        long size = files.Size(file);
        if (size < LinuxSetupHeader.End)
        {
            return KernelReading.OtherKind;
        }

        if (!files.Read(file, LinuxSetupHeader.FileOffset, bytes))
        {
            return KernelReading.Unreadable;
        }

        // Sound: the array has the structure's size, and the structure holds numbers only.
        Header = Unsafe.ReadUnaligned<LinuxSetupHeader>(ref bytes[0]);
        if (Header.BootFlag != LinuxSetupHeader.ExpectedBootFlag || Header.Magic != LinuxSetupHeader.ExpectedMagic)
        {
            return KernelReading.OtherKind;
        }

        int sectors = Header.SetupSectors == 0 ? DefaultSetupSectors : Header.SetupSectors;
        CodeOffset = (sectors + 1) * SectorSize;
        CodeSize = size - CodeOffset;
        return Check();
    }

    /// <summary>Where to load the code in RAM of the given size, and the end of what the kernel needs.</summary>
    /// <returns>False if it does not fit; <paramref name="end"/> then is the RAM that it needs.</returns>
    public bool TryPlace(ulong ramSize, out ulong address, out ulong end)
    {
        address = PreferredAddress;
        if (IsWithin(address, ramSize, out end))
        {
            return true;
        }

        // A relocatable kernel also runs lower than it likes to.
        bool isMovable = Header.RelocatableKernel != 0 && ulong.PopCount(Header.KernelAlignment) == 1;
        ulong lowest = Math.Max(GuestMemoryLayout.HighMemory, isMovable ? Header.KernelAlignment : 0);
        if (!isMovable || lowest >= address)
        {
            return false;
        }

        address = lowest;
        return IsWithin(address, ramSize, out end);
    }

    private KernelReading Check()
    {
        if (Header.Version < LinuxSetupHeader.Version210)
        {
            return Refuse("its boot protocol is older than 2.10");
        }

        if ((Header.LoadFlags & LinuxSetupHeader.LoadHigh) == 0)
        {
            return Refuse("it is a zImage, which is loaded below 1 MiB");
        }

        if (CodeSize <= 0 || HeaderLength <= 0)
        {
            return Refuse("it is truncated");
        }

        return PreferredAddress > ulong.MaxValue - NeededMemory
            ? Refuse($"it is damaged: its header asks for the address 0x{Header.PreferredAddress:X}")
            : KernelReading.Bootable;
    }

    private KernelReading Refuse(string reason)
    {
        Reason = reason;
        return KernelReading.Refused;
    }

    private bool IsWithin(ulong address, ulong ramSize, out ulong end)
    {
        end = address + NeededMemory;
        return address >= GuestMemoryLayout.HighMemory && end <= ramSize;
    }
}

// What a bzImage says about itself, checked.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>The parts of a kernel file, and where it goes.</summary>
internal readonly struct LinuxKernelImage
{
    private const int SectorSize = 512;
    private const int DefaultSetupSectors = 4;

    // The header ends at 0x202 plus the distance of the jump at 0x200.
    private const int JumpTarget = 0x202;
    private const uint DefaultCommandLineSize = 255;
    private const uint DefaultInitrdMaximum = 0x37FF_FFFF;

    private LinuxKernelImage(LinuxSetupHeader header, long fileSize)
    {
        Header = header;
        int sectors = header.SetupSectors == 0 ? DefaultSetupSectors : header.SetupSectors;
        CodeOffset = (sectors + 1) * SectorSize;
        CodeSize = fileSize - CodeOffset;
    }

    /// <summary>The header as the file has it.</summary>
    public LinuxSetupHeader Header { get; }

    /// <summary>Where the protected-mode code begins in the file.</summary>
    public int CodeOffset { get; }

    /// <summary>Bytes of protected-mode code.</summary>
    public long CodeSize { get; }

    /// <summary>Whether the kernel is entered in 64-bit mode.</summary>
    public bool HasEntry64 =>
        Header.Version >= LinuxSetupHeader.Version212
        && (Header.ExtendedLoadFlags & LinuxSetupHeader.HasEntry64) != 0;

    /// <summary>
    /// The size of this kernel's header in bytes; the rest of our structure overlaps the kernel's code.
    /// </summary>
    public int HeaderLength =>
        Math.Min(JumpTarget + Header.JumpDistance - LinuxSetupHeader.FileOffset, LinuxSetupHeader.Length);

    public uint MaximumCommandLine =>
        Header.CommandLineSize == 0 ? DefaultCommandLineSize : Header.CommandLineSize;

    public uint InitrdMaximum =>
        Header.InitrdAddressMaximum == 0 ? DefaultInitrdMaximum : Header.InitrdAddressMaximum;

    /// <summary>Reads the header of a file; null with a reason if the file is not a bzImage we can boot.</summary>
    public static bool TryParse(LinuxSetupHeader header, long fileSize, out LinuxKernelImage image, out string reason)
    {
        image = new LinuxKernelImage(header, fileSize);
        reason = "";
        if (header.BootFlag != LinuxSetupHeader.ExpectedBootFlag || header.Magic != LinuxSetupHeader.ExpectedMagic)
        {
            reason = "it has neither a Linux boot header nor a Multiboot header";
        }
        else if (header.Version < LinuxSetupHeader.Version206)
        {
            reason = "its boot protocol is older than 2.06";
        }
        else if ((header.LoadFlags & LinuxSetupHeader.LoadHigh) == 0)
        {
            reason = "it is a zImage, which is loaded below 1 MiB";
        }
        else if (image.CodeSize <= 0 || image.HeaderLength <= 0)
        {
            reason = "it is truncated";
        }

        return reason.Length == 0;
    }

    /// <summary>Where to load the code in RAM of the given size, and the end of what the kernel needs.</summary>
    /// <returns>False if it does not fit; <paramref name="end"/> then is the RAM that it needs.</returns>
    public bool TryPlace(ulong ramSize, out ulong address, out ulong end)
    {
        bool knowsPlace = Header.Version >= LinuxSetupHeader.Version210 && Header.PreferredAddress != 0;
        ulong needed = Math.Max((ulong)CodeSize, knowsPlace ? Header.InitSize : 0);
        address = knowsPlace ? Header.PreferredAddress : GuestMemoryLayout.HighMemory;
        if (IsWithin(address, needed, ramSize, out end))
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
        return IsWithin(address, needed, ramSize, out end);
    }

    private static bool IsWithin(ulong address, ulong needed, ulong ramSize, out ulong end)
    {
        end = address > ulong.MaxValue - needed ? ulong.MaxValue : address + needed;
        return address >= GuestMemoryLayout.HighMemory && end <= ramSize;
    }
}

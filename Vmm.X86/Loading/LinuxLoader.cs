// Puts a Linux kernel, its initrd and what it wants to know about the machine into guest RAM.
using System.Runtime.CompilerServices;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading;

/// <summary>
/// Loads by the Linux boot protocol (Linux, Documentation/arch/x86/boot.rst): 64-bit entry where the kernel has
/// one, 32-bit entry else. It can load again for a reboot and allocates only when something is wrong.
/// </summary>
internal sealed class LinuxLoader
{
    /// <summary>Bytes of the setup header that we know.</summary>
    public static readonly int HeaderSize = Unsafe.SizeOf<LinuxSetupHeader>();

    // Large enough that the file server's part of a copy is what counts; a span's length is an int.
    private const int LargestRead = 1 << 24;
    private const ulong PageMask = 0xFFF;
    private const int Mebibyte = 1 << 20;

    private readonly GuestRam memory;
    private readonly IGuestFileSource files;
    private readonly GuestImageNames names;
    private readonly byte[] commandLine;
    private readonly byte[] headerBytes = new byte[HeaderSize];

    public LinuxLoader(GuestRam memory, IGuestFileSource files, GuestImageNames names)
    {
        this.memory = memory;
        this.files = files;
        this.names = names;
        commandLine = Encoding.UTF8.GetBytes(names.CommandLine);
    }

    /// <summary>Loads the guest and sets every register of the vCPU for the kernel's entry.</summary>
    /// <param name="state">The vCPU's state; all groups are marked dirty.</param>
    /// <param name="rsdpAddress">Where the ACPI RSDP lies.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public void Load(ref VcpuState state, ulong rsdpAddress)
    {
        CheckRam();
        int file = OpenKernel(out LinuxKernelImage kernel);
        if (!kernel.TryPlace(memory.Size, out ulong address, out ulong end))
        {
            throw new GuestLoadException(
                GuestLoadException.KernelDoesNotFit,
                $"the kernel '{names.Kernel}' needs RAM up to {InMebibytes(end)} MiB, but the guest has "
                + $"{memory.Size / Mebibyte} MiB; raise GuestRamMb.");
        }

        CheckCommandLine(kernel);
        ReadFile(file, names.Kernel, kernel.CodeOffset, kernel.CodeSize, address);
        uint initrdSize = LoadInitrd(kernel, end, out uint initrdAddress);
        memory.Clear(GuestMemoryLayout.CommandLine, (ulong)commandLine.Length + 1);
        memory.TryWrite(GuestMemoryLayout.CommandLine, commandLine);
        WriteZeroPage(kernel, (uint)address, initrdAddress, initrdSize, rsdpAddress);
        if (kernel.HasEntry64)
        {
            BootRegisters.EnterLongMode(ref state, memory, address + LinuxSetupHeader.Entry64Offset);
        }
        else
        {
            BootRegisters.EnterProtectedMode(ref state, memory, address);
        }
    }

    private void CheckRam()
    {
        if (memory.Size is < GuestMemoryLayout.MinimumRam or > GuestMemoryLayout.MaximumRam)
        {
            throw new GuestLoadException(
                GuestLoadException.RamOutOfRange,
                $"the guest has {memory.Size / Mebibyte} MiB of RAM; GuestRamMb is "
                + $"{GuestMemoryLayout.MinimumRam / Mebibyte} to {GuestMemoryLayout.MaximumRam / Mebibyte}.");
        }
    }

    private int OpenKernel(out LinuxKernelImage kernel)
    {
        int file = Open(names.Kernel, "kernel");
        long size = files.Size(file);
        string reason = "it is too short for one";
        if (size >= LinuxSetupHeader.FileOffset + HeaderSize)
        {
            ReadHeader(file);
            if (LinuxKernelImage.TryParse(
                Unsafe.ReadUnaligned<LinuxSetupHeader>(ref headerBytes[0]), size, out kernel, out reason))
            {
                return file;
            }
        }

        throw new GuestLoadException(
            GuestLoadException.NotABzImage,
            $"the kernel '{names.Kernel}' is not a bzImage that can be booted: {reason}; "
            + "name an x86 Linux kernel file (vmlinuz) in KernelImage.");
    }

    private void ReadHeader(int file)
    {
        if (!files.Read(file, LinuxSetupHeader.FileOffset, headerBytes))
        {
            throw Unreadable(names.Kernel);
        }
    }

    private void CheckCommandLine(in LinuxKernelImage kernel)
    {
        uint longest = Math.Min(kernel.MaximumCommandLine, GuestMemoryLayout.CommandLineCapacity - 1);
        if ((uint)commandLine.Length > longest)
        {
            throw new GuestLoadException(
                GuestLoadException.CommandLineTooLong,
                $"KernelCmdline has {commandLine.Length} bytes, but the kernel '{names.Kernel}' takes {longest} "
                + "at most; shorten it.");
        }
    }

    // At the top, as the protocol recommends: as far away as can be from where the kernel unpacks itself.
    private uint LoadInitrd(in LinuxKernelImage kernel, ulong kernelEnd, out uint address)
    {
        address = 0;
        if (names.Initrd.Length == 0)
        {
            return 0;
        }

        int file = Open(names.Initrd, "initrd");
        long size = files.Size(file);
        ulong top = Math.Min(memory.Size, (ulong)kernel.InitrdMaximum + 1);
        if (size < 0 || (ulong)size > top || ((top - (ulong)size) & ~PageMask) < kernelEnd)
        {
            ulong needed = kernelEnd + (ulong)Math.Max(size, 0) + PageMask;
            throw new GuestLoadException(
                GuestLoadException.InitrdDoesNotFit,
                $"the initrd '{names.Initrd}' has {InMebibytes((ulong)Math.Max(size, 0))} MiB, but only "
                + $"{(top > kernelEnd ? (top - kernelEnd) / Mebibyte : 0)} MiB are free above the kernel; "
                + $"raise GuestRamMb to {InMebibytes(needed)} or more.");
        }

        address = (uint)((top - (ulong)size) & ~PageMask);
        ReadFile(file, names.Initrd, 0, size, address);
        return (uint)size;
    }

    private void WriteZeroPage(
        in LinuxKernelImage kernel,
        uint kernelAddress,
        uint initrdAddress,
        uint initrdSize,
        ulong rsdpAddress)
    {
        memory.TrySlice(GuestMemoryLayout.ZeroPage, BootParameters.Size, out Span<byte> page);
        page.Clear();
        headerBytes.AsSpan(0, kernel.HeaderLength).CopyTo(page[LinuxSetupHeader.FileOffset..]);

        // Sound: the slice has the structure's size, and the structure holds numbers only.
        ref BootParameters parameters = ref Unsafe.As<byte, BootParameters>(ref page[0]);
        parameters.Header.TypeOfLoader = LinuxSetupHeader.LoaderUndefined;
        parameters.Header.VideoMode = LinuxSetupHeader.VideoModeNormal;
        parameters.Header.Code32Start = kernelAddress;
        parameters.Header.CommandLinePointer = GuestMemoryLayout.CommandLine;
        parameters.Header.RamdiskImage = initrdAddress;
        parameters.Header.RamdiskSize = initrdSize;
        if (kernel.Header.Version >= LinuxSetupHeader.Version214)
        {
            parameters.AcpiRsdpAddress = rsdpAddress;
        }

        Span<byte> map = page[BootParameters.MemoryMapOffset..];
        AddRange(ref parameters, map, 0, GuestMemoryLayout.LowMemoryEnd, MemoryMapType.Usable);
        AddRange(ref parameters, map, GuestMemoryLayout.BiosArea, GuestMemoryLayout.HighMemory, MemoryMapType.Reserved);
        AddRange(ref parameters, map, GuestMemoryLayout.HighMemory, memory.Size, MemoryMapType.Usable);
    }

    private static void AddRange(
        ref BootParameters parameters,
        Span<byte> map,
        ulong start,
        ulong end,
        MemoryMapType type)
    {
        MemoryMapEntry entry = new() { Start = start, Length = end - start, Type = type };
        Unsafe.WriteUnaligned(ref map[parameters.MemoryMapEntries * MemoryMapEntry.Size], entry);
        parameters.MemoryMapEntries++;
    }

    private int Open(string name, string role)
    {
        int file = files.Open(name);
        if (file < 0)
        {
            throw new GuestLoadException(
                GuestLoadException.FileMissing,
                $"the {role} '{name}' is not among the guest files; add it as a <GuestFile> item of the project.");
        }

        return file;
    }

    private void ReadFile(int file, string name, long offset, long length, ulong address)
    {
        for (long done = 0; done < length;)
        {
            int piece = (int)Math.Min(length - done, LargestRead);
            if (!memory.TrySlice(address + (ulong)done, piece, out Span<byte> place)
                || !files.Read(file, offset + done, place))
            {
                throw Unreadable(name);
            }

            done += piece;
        }
    }

    private static GuestLoadException Unreadable(string name) => new(
        GuestLoadException.FileUnreadable,
        $"the guest file '{name}' could not be read to its end; look at the file server's own report.");

    private static ulong InMebibytes(ulong bytes) => (bytes / Mebibyte) + (bytes % Mebibyte == 0 ? 0UL : 1UL);
}

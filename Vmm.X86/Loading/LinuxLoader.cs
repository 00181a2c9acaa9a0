// Loads a Linux kernel, its initrd and its boot parameters into guest RAM.
using System.Runtime.CompilerServices;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading;

/// <summary>
/// Loads by the Linux boot protocol (Linux, Documentation/arch/x86/boot.rst): 64-bit entry where the kernel has
/// one, 32-bit entry else. It can load again for a reboot and allocates only when something is wrong.
/// </summary>
internal sealed class LinuxLoader
{
    private readonly GuestRam memory;
    private readonly GuestFileLoader files;
    private readonly GuestImageNames names;
    private readonly MemoryMapEntry[] memoryMap;
    private readonly byte[] commandLine;
    private readonly byte[] headerBytes = new byte[LinuxSetupHeader.Length];

    public LinuxLoader(GuestRam memory, IGuestFileSource files, GuestImageNames names, MemoryMapEntry[] memoryMap)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(memoryMap.Length, BootParameters.MemoryMapCapacity);
        this.memoryMap = memoryMap;
        this.memory = memory;
        this.files = new GuestFileLoader(memory, files);
        this.names = names;
        commandLine = Encoding.UTF8.GetBytes(names.CommandLine);
    }

    /// <summary>Whether the kernel's file has the Linux boot header.</summary>
    /// <exception cref="GuestLoadException">The file is missing or cannot be read.</exception>
    public bool Recognizes() =>
        TryReadHeader(files.Open(names.Kernel, "kernel"), out LinuxSetupHeader header)
        && header.BootFlag == LinuxSetupHeader.ExpectedBootFlag
        && header.Magic == LinuxSetupHeader.ExpectedMagic;

    /// <summary>Loads the guest and sets every register of the vCPU for the kernel's entry.</summary>
    /// <param name="state">The vCPU's state; all groups are marked dirty.</param>
    /// <param name="rsdpAddress">Where the ACPI RSDP lies.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public void Load(ref VcpuState state, ulong rsdpAddress)
    {
        files.CheckRam();
        int file = OpenKernel(out LinuxKernelImage kernel);
        if (!kernel.TryPlace(memory.Size, out ulong address, out ulong end))
        {
            throw files.KernelDoesNotFit(names.Kernel, end);
        }

        CheckCommandLine(kernel);
        files.Copy(file, names.Kernel, kernel.CodeOffset, kernel.CodeSize, address);
        uint initrdSize = files.LoadInitrd(
            names.Initrd, end, (ulong)kernel.InitrdMaximum + 1, out uint initrdAddress);
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

    private int OpenKernel(out LinuxKernelImage kernel)
    {
        int file = files.Open(names.Kernel, "kernel");
        long size = files.Files.Size(file);
        string reason = "it is too short";
        if (TryReadHeader(file, out LinuxSetupHeader header)
            && LinuxKernelImage.TryParse(header, size, out kernel, out reason))
        {
            return file;
        }

        throw new GuestLoadException(
            GuestLoadException.KernelNotBootable,
            $"the kernel '{names.Kernel}' is not a bootable bzImage: {reason}; "
            + "set KernelImage to an x86 Linux kernel file (vmlinuz) or a Multiboot kernel.");
    }

    private bool TryReadHeader(int file, out LinuxSetupHeader header)
    {
        header = default;
        if (files.Files.Size(file) < LinuxSetupHeader.FileOffset + LinuxSetupHeader.Length)
        {
            return false;
        }

        if (!files.Files.Read(file, LinuxSetupHeader.FileOffset, headerBytes))
        {
            throw GuestFileLoader.Unreadable(names.Kernel);
        }

        header = Unsafe.ReadUnaligned<LinuxSetupHeader>(ref headerBytes[0]);
        return true;
    }

    private void CheckCommandLine(in LinuxKernelImage kernel)
    {
        uint longest = Math.Min(kernel.MaximumCommandLine, GuestMemoryLayout.CommandLineCapacity - 1);
        if ((uint)commandLine.Length > longest)
        {
            throw new GuestLoadException(
                GuestLoadException.CommandLineTooLong,
                $"KernelCmdline has {commandLine.Length} bytes, but the kernel '{names.Kernel}' accepts at "
                + $"most {longest}; shorten KernelCmdline.");
        }
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

        for (int i = 0; i < memoryMap.Length; i++)
        {
            int place = BootParameters.MemoryMapOffset + (i * MemoryMapEntry.Size);
            Unsafe.WriteUnaligned(ref page[place], memoryMap[i]);
        }

        parameters.MemoryMapEntries = (byte)memoryMap.Length;
    }
}

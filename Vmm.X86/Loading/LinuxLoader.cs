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
    private readonly LinuxKernel kernel;
    private readonly GuestRam memory;
    private readonly GuestFileLoader files;
    private readonly GuestImageNames names;
    private readonly MemoryMapEntry[] memoryMap;
    private readonly byte[] commandLine;

    public LinuxLoader(
        LinuxKernel kernel, GuestRam memory, GuestFileLoader files, GuestImageNames names, MemoryMapEntry[] memoryMap)
    {
        this.kernel = kernel;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(memoryMap.Length, BootParameters.MemoryMapCapacity);
        this.memoryMap = memoryMap;
        this.memory = memory;
        this.files = files;
        this.names = names;
        commandLine = Encoding.UTF8.GetBytes(names.CommandLine);
    }

    /// <summary>Loads a kernel that fits and sets every register of the vCPU for its entry.</summary>
    /// <param name="state">The vCPU's state; all groups are marked dirty.</param>
    /// <param name="file">The kernel's file, whose header has been read.</param>
    /// <param name="rsdpAddress">Where the ACPI RSDP lies.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public void Load(ref VcpuState state, int file, ulong rsdpAddress)
    {
        kernel.TryPlace(memory.LowSize, out ulong address, out ulong end);
        files.Copy(file, names.Kernel, kernel.CodeOffset, kernel.CodeSize, address);
        uint initrdSize = files.LoadInitrd(names.Initrd, end, kernel.InitrdLimit, out uint initrdAddress);
        memory.Clear(GuestMemoryLayout.CommandLine, (ulong)commandLine.Length + 1);
        memory.TryWrite(GuestMemoryLayout.CommandLine, commandLine);
        WriteZeroPage((uint)address, initrdAddress, initrdSize, rsdpAddress);
        if (kernel.HasEntry64)
        {
            BootRegisters.EnterLongMode(ref state, memory, address + LinuxSetupHeader.Entry64Offset);
        }
        else
        {
            BootRegisters.EnterProtectedMode(ref state, memory, address);
        }
    }

    private void WriteZeroPage(uint kernelAddress, uint initrdAddress, uint initrdSize, ulong rsdpAddress)
    {
        memory.TrySlice(GuestMemoryLayout.ZeroPage, BootParameters.Size, out Span<byte> page);
        page.Clear();
        kernel.HeaderBytes.CopyTo(page[LinuxSetupHeader.FileOffset..]);

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

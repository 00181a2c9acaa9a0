// Loads a guest with the boot protocol of its kernel file.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading;

/// <summary>Reads the kernel's headers, checks that everything fits, and calls the loader of the protocol.</summary>
internal sealed class GuestLoader
{
    private readonly GuestRam memory;
    private readonly GuestImageNames names;
    private readonly int commandLineLength;
    private readonly GuestFileLoader files;
    private readonly GuestKernel kernel = new();
    private readonly LinuxLoader linux;
    private readonly MultibootLoader multiboot;

    public GuestLoader(GuestRam memory, IGuestFileSource files, GuestImageNames names, MemoryMapEntry[] memoryMap)
    {
        this.memory = memory;
        this.names = names;
        commandLineLength = Encoding.UTF8.GetByteCount(names.CommandLine);
        this.files = new GuestFileLoader(memory, files);
        linux = new LinuxLoader(kernel.Linux, memory, this.files, names, memoryMap);
        multiboot = new MultibootLoader(kernel.Multiboot, memory, this.files, names, memoryMap);
    }

    /// <summary>Loads the guest and sets every register of the vCPU for the kernel's entry.</summary>
    /// <returns>The boot protocol, which says in what state the machine is to be.</returns>
    /// <param name="state">The vCPU's state; all groups are marked dirty.</param>
    /// <param name="rsdpAddress">Where the ACPI RSDP lies.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public BootProtocol Load(ref VcpuState state, ulong rsdpAddress)
    {
        int file = files.Open(names.Kernel, "kernel");
        switch (kernel.Read(files.Files, file))
        {
            case KernelReading.Bootable:
                break;
            case KernelReading.Unreadable:
                throw GuestFileLoader.Unreadable(names.Kernel);
            default:
                throw files.NotBootable(names.Kernel, kernel.Reason);
        }

        files.CheckRam();
        if (!kernel.TryPlace(memory.LowSize, out ulong end))
        {
            throw files.KernelDoesNotFit(names.Kernel, end);
        }

        CheckCommandLine();
        if (kernel.Protocol == BootProtocol.Linux)
        {
            linux.Load(ref state, file, rsdpAddress);
        }
        else
        {
            multiboot.Load(ref state, file);
        }

        return kernel.Protocol;
    }

    private void CheckCommandLine()
    {
        if ((uint)commandLineLength > kernel.LongestCommandLine)
        {
            throw new GuestLoadException(
                GuestLoadException.CommandLineTooLong,
                $"KernelCmdline has {commandLineLength} bytes, but the kernel '{names.Kernel}' accepts at most "
                + $"{kernel.LongestCommandLine}; shorten KernelCmdline.");
        }
    }
}

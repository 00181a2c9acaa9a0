// Loads a guest with the boot protocol of its kernel file.
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading;

/// <summary>Linux kernels (bzImage) and Multiboot 1 kernels. A file that is both is loaded as Linux is.</summary>
internal sealed class GuestLoader(
    GuestRam memory, IGuestFileSource files, GuestImageNames names, MemoryMapEntry[] memoryMap)
{
    private readonly LinuxLoader linux = new(memory, files, names, memoryMap);
    private readonly MultibootLoader multiboot = new(memory, files, names, memoryMap);

    /// <summary>Loads the guest and sets every register of the vCPU for the kernel's entry.</summary>
    /// <returns>The boot protocol, which says in what state the machine is to be.</returns>
    /// <param name="state">The vCPU's state; all groups are marked dirty.</param>
    /// <param name="rsdpAddress">Where the ACPI RSDP lies.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public BootProtocol Load(ref VcpuState state, ulong rsdpAddress)
    {
        if (!linux.Recognizes() && multiboot.TryLoad(ref state))
        {
            return BootProtocol.Multiboot;
        }

        // A file that is neither gets Linux's message, which names both.
        linux.Load(ref state, rsdpAddress);
        return BootProtocol.Linux;
    }
}

// Where things lie in the virtual address space of every component, and where the kernel's half begins.
namespace CamkesNet.Abi;

/// <summary>Addresses that the linker, the layout and the run-time part of components agree on.</summary>
internal static class UserAddressSpace
{
    public const ulong PageSize = 4096;
    public const ulong LargePageSize = 2 * 1024 * 1024;

    /// <summary>
    /// First address of the component's linked segments. All below, page 0 included, is never mapped.
    /// </summary>
    public const ulong ImageBase = 0x0040_0000;

    /// <summary>The read-only <see cref="StartupInfo"/> page and what follows it.</summary>
    public const ulong StartupInfo = 0x1000_0000;

    public const ulong Heap = 0x2000_0000;

    /// <summary>
    /// Stacks: thread i's ends at StackArea + (i + 1) * StackStride; what is below its size is unmapped.
    /// </summary>
    public const ulong StackArea = 0x1_0000_0000;
    public const ulong StackStride = 0x0100_0000;

    /// <summary>Thread blocks: thread i's two pages are at ThreadArea + i * ThreadStride.</summary>
    public const ulong ThreadArea = 0x2_0000_0000;
    public const ulong ThreadStride = 0x4000;

    /// <summary>
    /// The IPC buffer's offset in the thread block; the first page is the runtime's thread context (GS base).
    /// </summary>
    public const ulong IpcBufferOffset = 0x1000;

    /// <summary>Dataports, device memory and vCPU state pages, in port order, each 2 MiB aligned.</summary>
    public const ulong RegionArea = 0x10_0000_0000;

    /// <summary>Guest RAM, as its monitor sees it: all in a row, see <see cref="GuestRamLayout"/>.</summary>
    public const ulong GuestRam = 0x100_0000_0000;

    /// <summary>First address that no component can use (canonical lower half, less one page).</summary>
    public const ulong End = 0x7FFF_FFFF_F000;
}

/// <summary>The kernel's half of every address space.</summary>
internal static class KernelAddressSpace
{
    /// <summary>Physical address p is at DirectMap + p: read-write, never executable.</summary>
    public const ulong DirectMap = 0xFFFF_8000_0000_0000;

    /// <summary>The kernel's own segments are linked at ImageBase + physical address.</summary>
    public const ulong ImageBase = 0xFFFF_FFFF_8000_0000;

    /// <summary>
    /// Physical address at which the image is loaded: 16 MiB, because UEFI firmware keeps pieces of the memory below
    /// (OVMF: ACPI data at 8 MiB), and because this is where Linux asks its loaders for a place as well.
    /// </summary>
    public const ulong LoadAddress = 0x0100_0000;
}

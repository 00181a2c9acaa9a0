// Loads a Multiboot kernel, its module and the Multiboot information into guest RAM.
using System.Runtime.CompilerServices;
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading;

/// <summary>
/// Loads by the Multiboot Specification 0.6.96. The initrd is the kernel's only module. It can load again for a
/// reboot and allocates only when something is wrong.
/// </summary>
internal sealed class MultibootLoader
{
    private const int MemoryMapOffset = MultibootInformation.Size;
    private const uint InformationAlignment = 16;
    private const uint Kibibyte = 1024;

    private readonly MultibootKernel kernel;
    private readonly GuestRam memory;
    private readonly GuestFileLoader files;
    private readonly GuestImageNames names;
    private readonly MemoryMapEntry[] memoryMap;
    private readonly byte[] loaderName = Text("CamkesNet");
    private readonly byte[] moduleName;
    private readonly byte[] commandLine;

    public MultibootLoader(
        MultibootKernel kernel,
        GuestRam memory,
        GuestFileLoader files,
        GuestImageNames names,
        MemoryMapEntry[] memoryMap)
    {
        this.kernel = kernel;
        this.memoryMap = memoryMap;
        this.memory = memory;
        this.files = files;
        this.names = names;
        moduleName = Text(names.Initrd);
        commandLine = Text(names.CommandLine);
    }

    /// <summary>Loads a kernel that fits and sets every register of the vCPU for its entry.</summary>
    /// <param name="state">The vCPU's state; all groups are marked dirty.</param>
    /// <param name="file">The kernel's file, whose headers have been read.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public void Load(ref VcpuState state, int file)
    {
        uint information = PlaceInformation();
        foreach (ref readonly MultibootSegment segment in kernel.Segments)
        {
            files.Copy(file, names.Kernel, segment.FileOffset, segment.FileSize, segment.Address);
            memory.Clear((ulong)segment.Address + segment.FileSize, segment.MemorySize - segment.FileSize);
        }

        ulong end = Math.Max(kernel.End, GuestMemoryLayout.HighMemory);
        uint initrdSize = files.LoadInitrd(names.Initrd, end, memory.LowSize, out uint initrdAddress);
        WriteInformation(information, initrdAddress, initrdSize);
        BootRegisters.EnterMultiboot(ref state, kernel.Entry, information);
    }

    private int MemoryMapLength => memoryMap.Length * MultibootMemoryRange.Size;

    private int ModuleOffset => MemoryMapOffset + MemoryMapLength;

    private int TextOffset => ModuleOffset + MultibootModule.Size;

    private int InformationSize => TextOffset + loaderName.Length + moduleName.Length + commandLine.Length;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");

    // As high as possible below 639 KiB: kernels are rarely loaded there, and use the memory after their end
    // themselves.
    private uint PlaceInformation()
    {
        ulong size = (ulong)InformationSize;
        ulong end = GuestMemoryLayout.LowMemoryEnd;
        while (end > size)
        {
            ulong start = (end - size) & ~(ulong)(InformationAlignment - 1);
            ulong obstacle = ulong.MaxValue;
            foreach (ref readonly MultibootSegment segment in kernel.Segments)
            {
                if (segment.Overlaps(start, start + size))
                {
                    obstacle = Math.Min(obstacle, segment.Address);
                }
            }

            if (obstacle == ulong.MaxValue && start > 0)
            {
                return (uint)start;
            }

            end = Math.Min(obstacle, start);
        }

        throw files.NotBootable(names.Kernel, "its segments leave no space below 639 KiB for the Multiboot information");
    }

    private void WriteInformation(uint address, uint initrdAddress, uint initrdSize)
    {
        bool hasModule = names.Initrd.Length > 0;
        memory.Clear(address, (ulong)InformationSize);
        uint text = address + (uint)TextOffset;
        MultibootInformation information = new()
        {
            Flags = MultibootInformation.HasMemorySizes | MultibootInformation.HasCommandLine
                | MultibootInformation.HasModules | MultibootInformation.HasMemoryMap
                | MultibootInformation.HasLoaderName,
            LowerMemory = GuestMemoryLayout.LowMemoryEnd / Kibibyte,
            UpperMemory = (uint)((memory.LowSize - GuestMemoryLayout.HighMemory) / Kibibyte),
            MemoryMap = address + MemoryMapOffset,
            MemoryMapLength = (uint)MemoryMapLength,
            ModuleCount = hasModule ? 1u : 0u,
            Modules = address + (uint)ModuleOffset,
            LoaderName = AddText(ref text, loaderName),
        };
        MultibootModule module = new()
        {
            Start = initrdAddress,
            End = initrdAddress + initrdSize,
            Name = AddText(ref text, moduleName),
        };
        information.CommandLine = AddText(ref text, commandLine);

        // PlaceInformation has chosen the place within RAM.
        memory.TrySlice(address, TextOffset, out Span<byte> bytes);
        Unsafe.WriteUnaligned(ref bytes[0], information);
        Unsafe.WriteUnaligned(ref bytes[ModuleOffset], hasModule ? module : default);
        for (int i = 0; i < memoryMap.Length; i++)
        {
            Unsafe.WriteUnaligned(
                ref bytes[MemoryMapOffset + (i * MultibootMemoryRange.Size)],
                new MultibootMemoryRange
                {
                    EntrySize = MemoryMapEntry.Size,
                    Entry = memoryMap[i],
                });
        }
    }

    private uint AddText(ref uint place, byte[] text)
    {
        uint address = place;
        memory.TryWrite(address, text);
        place += (uint)text.Length;
        return address;
    }
}

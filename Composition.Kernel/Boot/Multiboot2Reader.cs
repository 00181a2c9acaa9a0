// The boot information of Multiboot2 loaders (Multiboot2 Specification 2.0, section 3.6).
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Boot;

/// <summary>Reads the tags that the kernel needs.</summary>
// Sound: tags are read inside the total size, all of which is readable, and entries inside their tag.
internal static unsafe class Multiboot2Reader
{
    /// <summary>In EAX at the entry.</summary>
    public const uint BootMagic = 0x36D7_6289;

    private const uint HeaderSize = 8;
    private const uint TagHeaderSize = 8;
    private const uint TagAlignment = 8;
    private const uint MaximumSize = 1 << 20;

    private const uint EndTag = 0;
    private const uint CommandLineTag = 1;
    private const uint MemoryMapTag = 6;
    private const uint AcpiOldTag = 14;
    private const uint AcpiNewTag = 15;

    private const uint MemoryMapHeaderSize = 16;
    private const uint MemoryMapEntrySizeOffset = 8;
    private const uint MemoryMapMinimumEntry = 20;
    private const uint UsableMemory = 1;

    /// <summary>False when the information is not there, is damaged or has no memory map.</summary>
    public static bool Read(ulong address, BootInformation* result)
    {
        if (!PhysicalMemory.IsReadableAtBoot(address, HeaderSize))
        {
            return false;
        }

        byte* information = PhysicalMemory.Pointer(address);
        uint total = *(uint*)information;
        if (total < HeaderSize || total > MaximumSize || !PhysicalMemory.IsReadableAtBoot(address, total))
        {
            return false;
        }

        uint offset = HeaderSize;
        while (offset + TagHeaderSize <= total)
        {
            byte* tag = information + offset;
            uint type = *(uint*)tag;
            uint size = *(uint*)(tag + 4);
            if (type == EndTag || size < TagHeaderSize || size > total - offset)
            {
                break;
            }

            switch (type)
            {
                case CommandLineTag:
                    result->SetCommandLine(tag + TagHeaderSize, (int)(size - TagHeaderSize));
                    break;
                case MemoryMapTag when size >= MemoryMapHeaderSize:
                    ReadMemoryMap(tag, size, result);
                    break;
                case AcpiNewTag or AcpiOldTag when result->RootPointer == 0 || type == AcpiNewTag:
                    result->RootPointer = address + offset + TagHeaderSize;
                    break;
            }

            offset += (size + TagAlignment - 1) & ~(TagAlignment - 1);
        }

        return result->Memory.Count != 0;
    }

    private static void ReadMemoryMap(byte* tag, uint size, BootInformation* result)
    {
        uint entrySize = *(uint*)(tag + MemoryMapEntrySizeOffset);
        if (entrySize < MemoryMapMinimumEntry)
        {
            return;
        }

        for (ulong at = MemoryMapHeaderSize; at + entrySize <= size; at += entrySize)
        {
            byte* entry = tag + at;
            if (*(uint*)(entry + 16) == UsableMemory)
            {
                result->Memory.Add(*(ulong*)entry, *(ulong*)(entry + 8));
            }
        }
    }
}

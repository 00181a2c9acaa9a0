// Physical memory with initial contents.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Objects;

/// <summary>A memory object: contiguous frames, or the image's own pages, or device registers.</summary>
// Sound: the frames, or the part of the image, have at least the record's size, and contents are not longer.
internal unsafe struct MemoryObject
{
    /// <summary>Marks an object that no component maps.</summary>
    public const uint NoOwner = uint.MaxValue;

    /// <summary>Marks an object that several components map: a restart of one of them leaves it as it is.</summary>
    public const uint Shared = uint.MaxValue - 1;

    public MemoryObjectRecord* Record;
    public ulong PhysicalAddress;

    /// <summary>Index of the only component that maps it, or <see cref="NoOwner"/> or <see cref="Shared"/>.</summary>
    public uint Owner;

    /// <summary>Gives the object the contents that it has at the start of its component.</summary>
    public readonly void Initialize()
    {
        byte* memory = PhysicalMemory.Pointer(PhysicalAddress);
        switch (Record->Kind)
        {
            case MemoryObjectKind.CopiedFromImage:
                Instructions.Zero(memory, Record->Size);
                byte* source = PhysicalMemory.Pointer(Record->Source);
                ulong words = Record->SourceSize & ~(sizeof(ulong) - 1UL);
                Instructions.Copy(memory, source, words);
                for (ulong i = words; i < Record->SourceSize; i++)
                {
                    memory[i] = source[i];
                }

                break;
            case MemoryObjectKind.Zeroed or MemoryObjectKind.GuestRam:
                Instructions.Zero(memory, Record->Size);
                break;
        }
    }
}

// Four-level nested page tables have one shape on all processors; only the bits of an entry differ.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>The bits of nested page table entries.</summary>
internal struct NestedPageFormat
{
    /// <summary>Set in an entry that refers to a next-level table, which allows all that its leaves allow.</summary>
    public ulong Table;

    /// <summary>Set in every leaf.</summary>
    public ulong Leaf;

    /// <summary>Set in a leaf that may be written.</summary>
    public ulong Writable;

    /// <summary>Set in a leaf from which instructions may be fetched.</summary>
    public ulong Executable;

    /// <summary>Set in a leaf from which instructions may not be fetched.</summary>
    public ulong NotExecutable;

    /// <summary>Set in a 2 MiB leaf.</summary>
    public ulong Large;

    /// <summary>Set in a leaf for ordinary memory (write-back).</summary>
    public ulong Cached;

    /// <summary>Set in a leaf for device registers.</summary>
    public ulong Uncached;
}

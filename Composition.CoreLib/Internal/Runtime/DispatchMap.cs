// The table that maps a type's interface methods to its virtual slots.
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>
/// Header of a dispatch map: entries for class methods come first, then for default interface methods.
/// </summary>
internal unsafe struct DispatchMap
{
    /// <summary>Implementation slots from here on mark methods that are abstract again or ambiguous.</summary>
    internal const int FirstSpecialSlot = 0xFFFE;

    internal readonly ushort StandardEntryCount;
    internal readonly ushort DefaultEntryCount;
    internal readonly ushort StandardStaticEntryCount;
    internal readonly ushort DefaultStaticEntryCount;

    // Sound: the map lies in read-only data and its entries follow the header directly.
    internal readonly Entry* Entries =>
        (Entry*)((byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)) + sizeof(DispatchMap));

    internal readonly struct Entry
    {
        internal readonly ushort InterfaceIndex;
        internal readonly ushort InterfaceSlot;
        internal readonly ushort ImplementationSlot;
    }
}

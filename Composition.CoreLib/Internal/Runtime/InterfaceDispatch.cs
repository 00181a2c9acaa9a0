// Resolves the method of an interface call, and caches it at the call site.
using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Internal.Runtime;

/// <summary>
/// A call site's cell is {code, info}; a run of cells for one interface method ends with {0, slot}. At first info names
/// the interface; once resolved it points to a chain of <see cref="InterfaceDispatchCacheEntry"/>, and the cached stub
/// walks the chain.
/// </summary>
// Sound: cells and maps are ilc's; entries come from the heap's runtime part and are published by compare-and-swap only
// when they are complete.
internal static unsafe class InterfaceDispatch
{
    private const nint InfoKindMask = 3;

    /// <summary>A chain stops growing here, so that one call site cannot use up the heap.</summary>
    private const int LongestChain = 16;

    internal enum InfoKind
    {
        CacheEntry = 0,
        InterfaceAddress = 1,
        IndirectInterface = 2,
        RelativeInterface = 3,
    }

    /// <summary>Called by the stubs when a cell has no cache, or none for this type.</summary>
    [RuntimeExport("RhResolveInterfaceDispatch")]
    private static nint ResolveAndCache(object instance, InterfaceDispatchCell* cell)
    {
        nint info = Volatile.Read(ref cell->Info);
        InterfaceDispatchCacheEntry* head = ChainOf(info);
        nint originalInfo = head == null ? info : head->OriginalInfo;
        nint code = Resolve(MethodTable.Of(instance), cell, originalInfo);
        int length = head == null ? 0 : head->ChainLength;
        if (length == LongestChain)
        {
            return code;
        }
        var entry = (InterfaceDispatchCacheEntry*)Heap.TryAllocateRuntimeData(
            (ulong)sizeof(InterfaceDispatchCacheEntry));
        if (entry == null)
        {
            return code;
        }
        entry->Type = MethodTable.Of(instance);
        entry->Code = code;
        entry->Next = head;
        entry->OriginalInfo = originalInfo;
        entry->ChainLength = length + 1;

        // The entry must be complete before the cell points to it, and the cell must point to it before its code
        // expects that. A thread that loses the race has resolved correctly and only goes without the cache.
        if (Interlocked.CompareExchange(ref cell->Info, (nint)entry, info) == info)
        {
            Volatile.Write(ref cell->Code, RuntimeImports.CachedInterfaceDispatchAddress());
        }
        return code;
    }

    /// <summary>The method to call, for a delegate made from an interface method.</summary>
    [RuntimeExport("RhpResolveInterfaceMethod")]
    internal static nint ResolveInterfaceMethod(object instance, nint cellAddress)
    {
        var cell = (InterfaceDispatchCell*)cellAddress;
        nint info = Volatile.Read(ref cell->Info);
        InterfaceDispatchCacheEntry* head = ChainOf(info);
        nint originalInfo = head == null ? info : head->OriginalInfo;
        return Resolve(MethodTable.Of(instance), cell, originalInfo);
    }

    private static InterfaceDispatchCacheEntry* ChainOf(nint info) =>
        KindOf(info) == InfoKind.CacheEntry ? (InterfaceDispatchCacheEntry*)info : null;

    private static InfoKind KindOf(nint info) => (InfoKind)(info & InfoKindMask);

    private static nint Resolve(MethodTable* type, InterfaceDispatchCell* cell, nint info)
    {
        byte* infoAddress = (byte*)&cell->Info;
        MethodTable* interfaceType = KindOf(info) switch
        {
            InfoKind.InterfaceAddress => (MethodTable*)(info & ~InfoKindMask),
            InfoKind.IndirectInterface => *(MethodTable**)(infoAddress + (int)(info & ~InfoKindMask)),
            _ => (MethodTable*)(infoAddress + (int)(info & ~InfoKindMask)),
        };
        InterfaceDispatchCell* last = cell;
        while (last->Code != 0)
        {
            last++;
        }
        nint code = Find(type, interfaceType, (ushort)last->Info);
        if (code == 0)
        {
            throw new EntryPointNotFoundException();
        }
        return code;
    }

    /// <summary>The class's own methods come first, then default interface methods; 0 if there is none.</summary>
    private static nint Find(MethodTable* type, MethodTable* interfaceType, int slot)
    {
        nint code = Find(type, interfaceType, slot, wantsDefault: false);
        return code != 0 ? code : Find(type, interfaceType, slot, wantsDefault: true);
    }

    private static nint Find(MethodTable* type, MethodTable* interfaceType, int slot, bool wantsDefault)
    {
        for (MethodTable* declaring = type; declaring != null; declaring = declaring->BaseType)
        {
            if (!declaring->HasDispatchMap)
            {
                continue;
            }
            DispatchMap.Entry* entry = Find(declaring, interfaceType, slot, wantsDefault, allowVariance: false);
            if (entry == null)
            {
                entry = Find(declaring, interfaceType, slot, wantsDefault, allowVariance: true);
            }
            if (entry != null)
            {
                return CodeOf(type, declaring, entry->ImplementationSlot);
            }
        }
        return 0;
    }

    private static DispatchMap.Entry* Find(
        MethodTable* declaring, MethodTable* interfaceType, int slot, bool wantsDefault, bool allowVariance)
    {
        DispatchMap* map = declaring->DispatchMap;
        DispatchMap.Entry* entry = map->Entries + (wantsDefault ? map->StandardEntryCount : 0);
        int count = wantsDefault ? map->DefaultEntryCount : map->StandardEntryCount;
        for (int i = 0; i < count; i++, entry++)
        {
            if (entry->InterfaceSlot != slot)
            {
                continue;
            }
            MethodTable* implemented = declaring->Interfaces[entry->InterfaceIndex];
            if (implemented == interfaceType
                || (allowVariance && TypeCast.IsVariantMatch(implemented, interfaceType)))
            {
                return entry;
            }
        }
        return null;
    }

    private static nint CodeOf(MethodTable* type, MethodTable* declaring, int slot)
    {
        if (slot >= DispatchMap.FirstSpecialSlot)
        {
            throw new EntryPointNotFoundException();
        }
        if (slot < declaring->VTableSlotCount)
        {
            return type->VTable[slot];
        }
        int* relative = declaring->SealedVTable + (slot - declaring->VTableSlotCount);
        return (nint)((byte*)relative + *relative);
    }
}

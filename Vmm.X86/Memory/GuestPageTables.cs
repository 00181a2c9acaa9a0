// Walks the guest's page tables, as the processor does, for the monitor's own reads and writes.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Memory;

/// <summary>
/// Translates linear to guest-physical addresses in every paging mode. The tables belong to the guest and hold
/// anything: each walk has a fixed number of steps, and a table outside RAM reads as it would on a bus with nothing
/// there, all ones, which is a reserved-bit fault.
/// </summary>
internal sealed class GuestPageTables(GuestRam memory, PagingFeatures features, ProtectionKeys keys)
{
    private const int LongEntrySize = 8;
    private const int ShortEntrySize = 4;
    private const int LongIndexBits = 9;
    private const int ShortIndexBits = 10;

    // PAE: CR3 points to four entries on a 32-byte boundary (AMD APM vol. 2, 5.2.2).
    private const int PaeRootEntries = 4;
    private const ulong PaeRootMask = 0xFFFF_FFE0;
    private const int FiveLevelAddressBits = 57;
    private const int FourLevelAddressBits = 48;

    /// <summary>Translates one address. Accessed and dirty bits are set as the processor does.</summary>
    /// <param name="state">The vCPU: its control registers, RFLAGS.</param>
    /// <param name="linear">Any value.</param>
    /// <param name="access">What is wanted.</param>
    /// <param name="guestPhysical">The result; it need not be RAM.</param>
    /// <param name="errorCode">With <see cref="TranslationStatus.PageFault"/>: the fault's error code.</param>
    public TranslationStatus Translate(
        ref VcpuState state,
        ulong linear,
        LinearAccess access,
        out ulong guestPhysical,
        out uint errorCode)
    {
        errorCode = 0;
        guestPhysical = linear;
        if ((state.Cr0 & Cr0.Paging) == 0)
        {
            guestPhysical = (uint)linear;
            return TranslationStatus.Translated;
        }

        if (ProcessorMode.IsLongModeActive(ref state))
        {
            bool fiveLevels = (state.Cr4 & Cr4.LinearAddress57) != 0;
            int unused = 64 - (fiveLevels ? FiveLevelAddressBits : FourLevelAddressBits);
            if ((ulong)((long)linear << unused >> unused) != linear)
            {
                return TranslationStatus.NotCanonical;
            }

            int levels = fiveLevels ? 5 : 4;
            return WalkLong(ref state, linear, access, levels, out guestPhysical, out errorCode);
        }

        linear = (uint)linear;
        return (state.Cr4 & Cr4.PhysicalAddressExtension) != 0
            ? WalkLong(ref state, linear, access, 3, out guestPhysical, out errorCode)
            : WalkShort(ref state, linear, access, out guestPhysical, out errorCode);
    }

    /// <summary>
    /// Whether CR3 may be set to this value under PAE paging. A processor that loads the four entries insists that
    /// those which are present have no reserved bits set.
    /// </summary>
    /// <param name="state">The vCPU: a CR3 that stays the same loads nothing.</param>
    /// <param name="cr3">The new value.</param>
    public bool AreDirectoryPointersLegal(ref VcpuState state, ulong cr3)
    {
        if (!features.LoadsDirectoryPointers || cr3 == state.Cr3)
        {
            return true;
        }

        for (ulong i = 0; i < PaeRootEntries; i++)
        {
            bool isRam = memory.TryRead((cr3 & PaeRootMask) + (i * LongEntrySize), LongEntrySize, out ulong entry);
            if (!isRam || ((entry & PageTableEntry.Present) != 0 && (entry & PaeRootReserved) != 0))
            {
                return false;
            }
        }

        return true;
    }

    private ulong PaeRootReserved => PageTableEntry.PaeRootReserved | (ulong.MaxValue << features.PhysicalAddressBits);

    // QEMU marks a pointer that it has walked through as accessed, as it does other entries.
    private ulong WalkedRootReserved => PaeRootReserved & ~PageTableEntry.Accessed;

    private TranslationStatus WalkLong(
        ref VcpuState state,
        ulong linear,
        LinearAccess access,
        int levels,
        out ulong guestPhysical,
        out uint errorCode)
    {
        bool isPae = levels == 3;

        ulong table = isPae ? state.Cr3 & PaeRootMask : state.Cr3 & PageTableEntry.AddressMask;
        ulong rights = PageTableEntry.Writable | PageTableEntry.User;
        ulong noExecute = 0;
        guestPhysical = 0;
        for (int level = levels; level >= 1; level--)
        {
            int shift = GuestPage.Shift + (LongIndexBits * (level - 1));
            ulong index = (linear >> shift) & ((1UL << LongIndexBits) - 1);
            ulong address = table + (index * LongEntrySize);
            bool isPaeRoot = isPae && level == 3;
            if (!memory.TryRead(address, LongEntrySize, out ulong entry))
            {
                errorCode = ErrorCode(ref state, access, PageFaultError.Present | PageFaultError.Reserved);
                return TranslationStatus.PageFault;
            }

            if ((entry & PageTableEntry.Present) == 0)
            {
                errorCode = ErrorCode(ref state, access, 0);
                return TranslationStatus.PageFault;
            }

            bool isLeaf = level == 1 || ((entry & PageTableEntry.PageSize) != 0 && !isPaeRoot);
            bool noExecuteReserved = (state.Efer & Efer.NoExecuteEnable) == 0;
            bool pointerReserved = isPaeRoot && !features.LoadsDirectoryPointers && (entry & WalkedRootReserved) != 0;
            if ((isLeaf && level > 3) || pointerReserved || (noExecuteReserved && (entry & PageTableEntry.NoExecute) != 0))
            {
                errorCode = ErrorCode(ref state, access, PageFaultError.Present | PageFaultError.Reserved);
                return TranslationStatus.PageFault;
            }

            // A PAE root entry has no access rights.
            rights &= isPaeRoot ? ulong.MaxValue : entry;
            noExecute |= entry & PageTableEntry.NoExecute;
            if (isLeaf)
            {
                bool userPage = (rights & PageTableEntry.User) != 0;
                bool denied = userPage && !isPae && keys.Deny(ref state, entry, access);
                if (denied || !IsAllowed(ref state, rights, noExecute != 0, access))
                {
                    uint byKey = denied ? PageFaultError.ProtectionKey : 0;
                    errorCode = ErrorCode(ref state, access, PageFaultError.Present | byKey);
                    return TranslationStatus.PageFault;
                }

                Mark(address, LongEntrySize, entry, access, isLeaf: true);
                ulong offsetMask = (1UL << shift) - 1;
                guestPhysical = (entry & PageTableEntry.AddressMask & ~offsetMask) | (linear & offsetMask);
                errorCode = 0;
                return TranslationStatus.Translated;
            }

            if (!isPaeRoot)
            {
                Mark(address, LongEntrySize, entry, access, isLeaf: false);
            }

            table = entry & PageTableEntry.AddressMask;
        }

        // Not reached: level 1 is always a leaf.
        errorCode = 0;
        return TranslationStatus.PageFault;
    }

    private TranslationStatus WalkShort(
        ref VcpuState state,
        ulong linear,
        LinearAccess access,
        out ulong guestPhysical,
        out uint errorCode)
    {
        const int DirectoryShift = GuestPage.Shift + ShortIndexBits;
        const ulong IndexMask = (1UL << ShortIndexBits) - 1;
        const ulong LargeOffsetMask = (1UL << DirectoryShift) - 1;
        guestPhysical = 0;
        ulong address = (state.Cr3 & ~GuestPage.OffsetMask & uint.MaxValue) + ((linear >> DirectoryShift) * ShortEntrySize);
        if (!TryReadShort(ref state, address, access, out ulong entry, out errorCode))
        {
            return TranslationStatus.PageFault;
        }

        ulong rights = entry;
        bool isLarge = (entry & PageTableEntry.PageSize) != 0 && (state.Cr4 & Cr4.PageSizeExtensions) != 0;
        if (!isLarge)
        {
            Mark(address, ShortEntrySize, entry, access, isLeaf: false);
            address = (entry & ~GuestPage.OffsetMask) + (((linear >> GuestPage.Shift) & IndexMask) * ShortEntrySize);
            if (!TryReadShort(ref state, address, access, out entry, out errorCode))
            {
                return TranslationStatus.PageFault;
            }

            rights &= entry;
        }

        if (!IsAllowed(ref state, rights, noExecute: false, access))
        {
            errorCode = ErrorCode(ref state, access, PageFaultError.Present);
            return TranslationStatus.PageFault;
        }

        Mark(address, ShortEntrySize, entry, access, isLeaf: true);
        ulong high = (entry >> PageTableEntry.LargePageHighShift) & PageTableEntry.LargePageHighMask;
        guestPhysical = isLarge
            ? (entry & PageTableEntry.LargePageAddressMask32) | (high << 32) | (linear & LargeOffsetMask)
            : (entry & ~GuestPage.OffsetMask) | (linear & GuestPage.OffsetMask);
        return TranslationStatus.Translated;
    }

    private bool TryReadShort(
        ref VcpuState state,
        ulong address,
        LinearAccess access,
        out ulong entry,
        out uint errorCode)
    {
        errorCode = 0;
        if (!memory.TryRead(address, ShortEntrySize, out entry))
        {
            errorCode = ErrorCode(ref state, access, PageFaultError.Present | PageFaultError.Reserved);
            return false;
        }

        if ((entry & PageTableEntry.Present) == 0)
        {
            errorCode = ErrorCode(ref state, access, 0);
            return false;
        }

        return true;
    }

    // AMD APM vol. 2, 5.6: the rights of all levels together.
    private static bool IsAllowed(ref VcpuState state, ulong rights, bool noExecute, LinearAccess access)
    {
        bool userPage = (rights & PageTableEntry.User) != 0;
        bool writable = (rights & PageTableEntry.Writable) != 0;
        bool byUser = (access & LinearAccess.User) != 0;
        bool isFetch = (access & LinearAccess.Fetch) != 0;
        if ((byUser && !userPage) || (isFetch && noExecute))
        {
            return false;
        }

        if (!byUser && userPage)
        {
            bool allowsUser = (state.Rflags & Rflags.AlignmentCheck) != 0 && (access & LinearAccess.System) == 0;
            bool guarded = isFetch
                ? (state.Cr4 & Cr4.SupervisorExecutionProtection) != 0
                : (state.Cr4 & Cr4.SupervisorAccessProtection) != 0 && !allowsUser;
            if (guarded)
            {
                return false;
            }
        }

        bool isWrite = (access & LinearAccess.Write) != 0;
        return !isWrite || writable || (!byUser && (state.Cr0 & Cr0.WriteProtect) == 0);
    }

    private void Mark(ulong address, int entrySize, ulong entry, LinearAccess access, bool isLeaf)
    {
        bool dirties = isLeaf && (access & LinearAccess.Write) != 0;
        ulong marked = entry | PageTableEntry.Accessed | (dirties ? PageTableEntry.Dirty : 0);
        if (marked != entry)
        {
            memory.TryWrite(address, entrySize, marked);
        }
    }

    private static uint ErrorCode(ref VcpuState state, LinearAccess access, uint cause)
    {
        uint code = cause;
        code |= (access & LinearAccess.Write) != 0 ? PageFaultError.Write : 0;
        code |= (access & LinearAccess.User) != 0 ? PageFaultError.User : 0;

        // The fetch bit is reported only if a fetch can fault as such: NXE (with PAE) or SMEP.
        bool tellsFetch = (state.Efer & Efer.NoExecuteEnable) != 0
            || (state.Cr4 & Cr4.SupervisorExecutionProtection) != 0;
        code |= (access & LinearAccess.Fetch) != 0 && tellsFetch ? PageFaultError.InstructionFetch : 0;
        return code;
    }
}

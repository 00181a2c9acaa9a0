// Memory objects in the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Checks where memory comes from and how much there is of it.</summary>
// Sound: the loop ends at the count of the head, which was checked.
internal static unsafe class MemoryCheck
{
    /// <summary>Checks every object, and their sum in the head.</summary>
    public static bool IsValid(in TableView view, in ImagePlaces image)
    {
        ulong needed = 0;
        for (uint i = 0; i < view.Head->MemoryObjects.Count; i++)
        {
            MemoryObjectRecord* record = view.MemoryObjects + i;
            if (!view.IsName(record->Name) || record->Reserved != 0 || record->Size == 0
                || !TableView.IsPageAligned(record->Size) || record->Size > PageTableEntry.AddressMask
                || !IsPlaceValid(view, record, image))
            {
                return false;
            }

            bool takesFrames = record->Kind is MemoryObjectKind.Zeroed or MemoryObjectKind.CopiedFromImage or
                MemoryObjectKind.GuestRam;
            needed += takesFrames ? record->Size : 0;
            if (needed > PageTableEntry.AddressMask)
            {
                return false;
            }
        }

        return needed == view.Head->MemoryNeeded;
    }

    /// <summary>Whether contents lie in the image, behind the kernel and beside the boot tables.</summary>
    public static bool IsSource(in TableView view, ulong address, ulong size, in ImagePlaces image) =>
        address >= image.KernelEnd && TableView.IsPart(address, size, view.Head->ImageEnd)
        && !TableView.Overlap(address, size, image.Tables, view.Head->Size);

    private static bool IsPlaceValid(in TableView view, MemoryObjectRecord* record, in ImagePlaces image) =>
        record->Kind switch
        {
            MemoryObjectKind.Zeroed or MemoryObjectKind.GuestRam => record->Source == 0 && record->SourceSize == 0,
            MemoryObjectKind.CopiedFromImage => TableView.IsPageAligned(record->Source)
                && record->SourceSize != 0 && record->SourceSize <= record->Size
                && IsSource(view, record->Source, record->SourceSize, image),
            MemoryObjectKind.InImage => TableView.IsPageAligned(record->Source)
                && record->SourceSize <= record->Size
                && record->Size - record->SourceSize < UserAddressSpace.PageSize
                && IsSource(view, record->Source, record->Size, image),
            MemoryObjectKind.Device => TableView.IsPageAligned(record->Source) && record->SourceSize == 0
                && TableView.IsPart(record->Source, record->Size, PageTableEntry.AddressMask),
            _ => false,
        };
}

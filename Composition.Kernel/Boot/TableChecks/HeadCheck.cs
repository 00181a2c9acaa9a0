// The head of the boot tables: one table behind another, without gaps, up to the last byte.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Checks the head. Nothing else of the tables is read before.</summary>
// Sound: the head is read after it was found to lie in what can be read.
internal static unsafe class HeadCheck
{
    private const ulong RecordAlignment = 8;

    /// <param name="tables">Where the tables are.</param>
    /// <param name="image">Where tables and kernel are in the image.</param>
    public static bool IsValid(BootTables* tables, in ImagePlaces image)
    {
        if (image.TablesLimit < (ulong)sizeof(BootTables) || tables->Magic != BootTables.ExpectedMagic
            || tables->Version != BootTables.CurrentVersion || tables->Size > image.TablesLimit)
        {
            return false;
        }

        ulong end = (ulong)sizeof(BootTables);
        return Follows(ref end, tables->Components, sizeof(ComponentRecord))
            && Follows(ref end, tables->Threads, sizeof(ThreadRecord))
            && Follows(ref end, tables->Capabilities, sizeof(CapabilityRecord))
            && Follows(ref end, tables->MemoryObjects, sizeof(MemoryObjectRecord))
            && Follows(ref end, tables->Mappings, sizeof(MappingRecord))
            && Follows(ref end, tables->Notifications, sizeof(NotificationRecord))
            && Follows(ref end, tables->Interrupts, sizeof(InterruptRecord))
            && Follows(ref end, tables->Timers, sizeof(TimerRecord))
            && Follows(ref end, tables->IoPorts, sizeof(IoPortsRecord))
            && Follows(ref end, tables->GuestAddressSpaces, sizeof(GuestAddressSpaceRecord))
            && Follows(ref end, tables->GuestMappings, sizeof(GuestMappingRecord))
            && Follows(ref end, tables->Vcpus, sizeof(VcpuRecord))
            && Follows(ref end, tables->Strings, sizeof(byte))
            && tables->Size == end
            && tables->EndpointCount <= tables->Capabilities.Count
            && TableView.IsPageAligned(tables->ImageEnd) && tables->ImageEnd <= image.Limit
            && image.KernelEnd <= image.Tables && TableView.IsPart(image.Tables, tables->Size, tables->ImageEnd);
    }

    /// <summary>The ends of 13 tables of 32-bit counts are far from a wrap of 64 bits.</summary>
    private static bool Follows(ref ulong end, TableRange range, int recordSize)
    {
        ulong start = (end + RecordAlignment - 1) & ~(RecordAlignment - 1);
        end = start + ((ulong)range.Count * (ulong)recordSize);
        return range.Offset == start;
    }
}

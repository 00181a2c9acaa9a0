// The boot tables with their records at hand. Every check reads through it, and only after the head was found sound.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Records by table, and what is asked of fields of every kind.</summary>
/// <param name="tables">Tables whose ranges lie inside them.</param>
// Sound: HeadCheck has shown that every table lies in the bytes that can be read, and indices are compared with counts.
internal readonly unsafe struct TableView(BootTables* tables)
{
    public const uint None = uint.MaxValue;

    private const ulong PageMask = UserAddressSpace.PageSize - 1;

    private readonly BootTables* tables = tables;

    public BootTables* Head => tables;

    public ComponentRecord* Components => (ComponentRecord*)At(tables->Components);

    public ThreadRecord* Threads => (ThreadRecord*)At(tables->Threads);

    public CapabilityRecord* Capabilities => (CapabilityRecord*)At(tables->Capabilities);

    public MemoryObjectRecord* MemoryObjects => (MemoryObjectRecord*)At(tables->MemoryObjects);

    public MappingRecord* Mappings => (MappingRecord*)At(tables->Mappings);

    public NotificationRecord* Notifications => (NotificationRecord*)At(tables->Notifications);

    public InterruptRecord* Interrupts => (InterruptRecord*)At(tables->Interrupts);

    public TimerRecord* Timers => (TimerRecord*)At(tables->Timers);

    public IoPortsRecord* IoPorts => (IoPortsRecord*)At(tables->IoPorts);

    public GuestAddressSpaceRecord* GuestAddressSpaces => (GuestAddressSpaceRecord*)At(tables->GuestAddressSpaces);

    public GuestMappingRecord* GuestMappings => (GuestMappingRecord*)At(tables->GuestMappings);

    public VcpuRecord* Vcpus => (VcpuRecord*)At(tables->Vcpus);

    /// <summary>Whether a name lies in the strings.</summary>
    public bool IsName(NameReference name) => IsPart(name.Offset, name.Length, tables->Strings.Count);

    /// <summary>Whether an index is one of a table's, or none.</summary>
    public static bool IsIndexOrNone(uint index, TableRange table) => index == None || index < table.Count;

    /// <summary>Whether addresses or sizes are multiples of the page size.</summary>
    public static bool IsPageAligned(ulong bits) => (bits & PageMask) == 0;

    /// <summary>Whether a range lies in a whole, without wrapping.</summary>
    public static bool IsPart(ulong offset, ulong size, ulong whole) => offset <= whole && size <= whole - offset;

    /// <summary>Whether two ranges, neither of which wraps, have a byte in common.</summary>
    public static bool Overlap(ulong first, ulong firstSize, ulong second, ulong secondSize) =>
        first < second + secondSize && second < first + firstSize;

    private byte* At(TableRange range) => (byte*)tables + range.Offset;
}

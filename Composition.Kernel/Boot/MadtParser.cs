// Reads the Multiple APIC Description Table (ACPI Specification 6.5, 5.2.12).
using CamkesNet.Kernel.Interrupts;

namespace CamkesNet.Kernel.Boot;

/// <summary>Collects I/O APICs and ISA interrupt overrides.</summary>
// Sound: an entry is read after its size was compared with the rest of the table, and its fields by its kind's size.
internal static unsafe class MadtParser
{
    private const uint FirstEntry = 44;
    private const uint EntryHeaderSize = 2;
    private const byte IoApicType = 1;
    private const byte IoApicSize = 12;
    private const byte OverrideType = 2;
    private const byte OverrideSize = 10;
    private const byte IsaBus = 0;

    /// <summary>Fills <paramref name="routing"/>. False when the table is damaged or names no I/O APIC.</summary>
    public static bool Parse(byte* table, uint length, InterruptRouting* routing)
    {
        uint offset = FirstEntry;
        while (offset + EntryHeaderSize <= length)
        {
            byte* entry = table + offset;
            byte size = entry[1];
            if (size < EntryHeaderSize || size > length - offset)
            {
                return false;
            }

            if (entry[0] == IoApicType && size >= IoApicSize)
            {
                routing->AddIoApic(*(uint*)(entry + 4), *(uint*)(entry + 8));
            }
            else if (entry[0] == OverrideType && size >= OverrideSize && entry[2] == IsaBus)
            {
                routing->AddOverride(entry[3], *(uint*)(entry + 4), *(ushort*)(entry + 8));
            }

            offset += size;
        }

        return routing->IoApicCount > 0;
    }
}

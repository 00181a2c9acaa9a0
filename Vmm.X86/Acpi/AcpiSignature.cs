// Signatures of ACPI tables, as little-endian numbers. ACPI specification 6.4, table 5.5.
namespace CamkesNet.Vmm.Acpi;

/// <summary>Signatures and the identification that our tables carry.</summary>
internal static class AcpiSignature
{
    public const ulong Rsdp = 0x2052_5450_2044_5352; // "RSD PTR "
    public const uint Xsdt = 0x5444_5358;
    public const uint Fadt = 0x5043_4146; // "FACP"
    public const uint Madt = 0x4349_5041; // "APIC"
    public const uint Dsdt = 0x5444_5344;
    public const uint Facs = 0x5343_4146;

    // "CAMKES", "CAMKESVM", "CMKN".
    public const uint OemIdLow = 0x4B4D_4143;
    public const ushort OemIdHigh = 0x5345;
    public const ulong OemTableId = 0x4D56_5345_4B4D_4143;
    public const uint CreatorId = 0x4E4B_4D43;
}

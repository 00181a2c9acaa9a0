// How this machine is switched off, from its ACPI tables.
namespace CamkesNet.Kernel.Platform;

/// <summary>What has to be written where to enter S5 (ACPI Specification 6.5, 4.8.3.2).</summary>
internal struct PowerOffRegisters
{
    public ushort Control1A;
    public ushort Control1B;
    public ushort SleepType1A;
    public ushort SleepType1B;
}

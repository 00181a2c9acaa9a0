// Reads from the firmware's tables what the kernel needs of the machine: interrupt routing and how to switch off.
using CamkesNet.Kernel.Boot.Processor;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Kernel.Boot;

/// <summary>Runs while the boot page tables still map all of the firmware's tables.</summary>
// Sound: a table that was found is readable over the length that comes with it; the routing is a local variable.
internal static unsafe class MachineDiscovery
{
    public static void Run(ulong rootPointer)
    {
        byte* madt = AcpiTables.Find(rootPointer, "APIC"u8, out uint length);
        InterruptRouting routing = default;
        if (madt == null || !MadtParser.Parse(madt, length, &routing))
        {
            KernelLog.Line(
                "CN3003 no I/O APIC in the ACPI tables: device interrupts are not delivered; enable ACPI (QEMU: no acpi=off)"u8);
            routing = default;
        }

        IoApic.Adopt(in routing);
        byte* fadt = AcpiTables.Find(rootPointer, "FACP"u8, out uint fadtLength);
        PowerOff.Initialize(FadtParser.Parse(fadt, fadtLength));
        ClockCalibration.UsePowerTimer(FadtParser.ParsePowerTimer(fadt, fadtLength));
    }
}

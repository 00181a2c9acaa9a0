// The contents of the DSDT: what an operating system cannot find out by itself.
namespace CamkesNet.Vmm.Acpi;

/// <summary>
/// \_S5, and \_SB with the PCI host bridge, the serial port and the clock. Their IDs: ACPI specification 6.4,
/// table 5.7 ff., and the plug-and-play ID list of the PNP BIOS specification.
/// </summary>
internal static class DifferentiatedDescription
{
    /// <summary>The table's revision: integers have 64 bits from 2 on.</summary>
    public const byte Revision = 2;

    private const int Capacity = 1024;
    private const int SleepPackageElements = 4;
    private const ushort PciConfigurationPort = 0xCF8;
    private const byte PciConfigurationPorts = 8;
    private const ushort LastBus = 0xFF;
    private const uint PciMemoryFirst = 0xC000_0000;
    private const uint PciMemoryLast = 0xFEBF_FFFF;
    private const ushort SerialPort = 0x3F8;
    private const byte SerialPorts = 8;
    private const int SerialInterrupt = 4;
    private const ushort ClockPort = 0x70;
    private const byte ClockPorts = 2;
    private const int ClockInterrupt = 8;

    /// <summary>The AML behind the DSDT's header.</summary>
    public static ReadOnlySpan<byte> Build(AcpiHardware hardware)
    {
        AmlWriter aml = new(Capacity);
        aml.RootName("_S5");
        aml.BeginPackage(SleepPackageElements);
        aml.Integer(hardware.SleepTypeS5);
        aml.Integer(hardware.SleepTypeS5);
        aml.Integer(0);
        aml.Integer(0);
        aml.End();

        aml.BeginRootScope("_SB");
        aml.BeginDevice("PCI0");
        Identify(aml, "PNP0A03", 0);
        Resources(aml, new ResourceTemplate()
            .BusNumbers(0, LastBus)
            .IoPorts(PciConfigurationPort, PciConfigurationPorts)
            .Memory(PciMemoryFirst, PciMemoryLast));

        aml.BeginDevice("COM1");
        Identify(aml, "PNP0501", 1);
        Resources(aml, new ResourceTemplate().IoPorts(SerialPort, SerialPorts).Interrupt(SerialInterrupt));
        aml.End();

        aml.BeginDevice("RTC");
        Identify(aml, "PNP0B00", 0);
        Resources(aml, new ResourceTemplate().IoPorts(ClockPort, ClockPorts).Interrupt(ClockInterrupt));
        aml.End();

        aml.End();
        aml.End();
        return aml.Written;
    }

    private static void Identify(AmlWriter aml, string id, uint instance)
    {
        aml.Name("_HID");
        aml.EisaId(id);
        aml.Name("_UID");
        aml.Integer(instance);
    }

    private static void Resources(AmlWriter aml, ResourceTemplate template)
    {
        aml.Name("_CRS");
        aml.Buffer(template.Finish());
    }
}

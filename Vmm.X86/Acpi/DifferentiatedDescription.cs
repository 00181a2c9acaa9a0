// The contents of the DSDT: the hardware that an operating system cannot detect itself.
namespace CamkesNet.Vmm.Acpi;

/// <summary>
/// \_S5, and \_SB with the machine's devices: host bridges, and in each what follows it. Their IDs: ACPI
/// specification 6.4, table 5.7 ff., and the plug-and-play ID list of the PNP BIOS specification.
/// </summary>
internal static class DifferentiatedDescription
{
    /// <summary>The table's revision: integers have 64 bits from 2 on.</summary>
    public const byte Revision = 2;

    private const int Capacity = 1024;
    private const int SleepPackageElements = 4;

    /// <summary>The AML after the DSDT's header.</summary>
    public static ReadOnlySpan<byte> Build(AcpiHardware hardware)
    {
        AmlWriter aml = new(Capacity);
        aml.RootName("_S5");
        aml.BeginPackage(SleepPackageElements);
        aml.Integer(hardware.FixedHardware.SleepTypeS5);
        aml.Integer(hardware.FixedHardware.SleepTypeS5);
        aml.Integer(0);
        aml.Integer(0);
        aml.End();

        aml.BeginRootScope("_SB");
        bool isBehindBridge = false;
        foreach (AcpiDevice device in hardware.Devices)
        {
            if (device.Resources.ProducesBuses && isBehindBridge)
            {
                aml.End();
            }

            Append(aml, device);
            isBehindBridge |= device.Resources.ProducesBuses;
            if (!device.Resources.ProducesBuses)
            {
                aml.End();
            }
        }

        if (isBehindBridge)
        {
            aml.End();
        }

        aml.End();
        return aml.Written;
    }

    // A device that stays open: a host bridge holds those that follow it.
    private static void Append(AmlWriter aml, AcpiDevice device)
    {
        aml.BeginDevice(device.Segment);
        aml.Name("_HID");
        aml.EisaId(device.HardwareId);
        aml.Name("_UID");
        aml.Integer(device.UniqueId);
        aml.Name("_CRS");
        aml.Buffer(device.Resources.Finish());
    }
}

// The devices of the PC that a guest sees: a line for each.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Display;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Devices.Keyboard;
using CamkesNet.Vmm.Devices.Pci;
using CamkesNet.Vmm.Devices.Pit;
using CamkesNet.Vmm.Devices.PowerManagement;
using CamkesNet.Vmm.Devices.Rtc;
using CamkesNet.Vmm.Devices.Serial;
using CamkesNet.Vmm.Devices.SystemControl;
using CamkesNet.Vmm.Devices.Testing;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Machine;

/// <summary>
/// Adds every device to a platform; each claims what it needs by itself. Devices that ACPI describes lie behind the
/// host bridge that precedes them.
/// </summary>
internal sealed class PcDevices
{
    public PcDevices(PlatformBuilder platform, ApicBus apicBus, ISerialSink serial, bool hasTestDevice)
    {
        PcMemory.AddTo(platform);
        Interrupts = InterruptController.AddTo(platform, apicBus);
        if (hasTestDevice)
        {
            TestDevice.AddTo(platform, Interrupts);
            DebugExit.AddTo(platform);
        }

        Timer = Pit8254.AddTo(platform);
        SystemControlPortB.AddTo(platform, Timer);
        SystemControlPortA.AddTo(platform);
        I8042.AddTo(platform);
        Acpi = AcpiPm.AddTo(platform);
        Pci = PciHostBridge.AddTo(platform, ResetControl.AddTo(platform));
        Serial = Uart16550.AddTo(platform, ComPort.Com1, serial);
        Rtc = RtcCmos.AddTo(platform);
        Screen = new TextScreen(platform.Services.Memory, CrtController.AddTo(platform));
    }

    /// <summary>The 8259 pair, the I/O APIC and the lines to them.</summary>
    public InterruptController Interrupts { get; }

    /// <summary>The interval timer.</summary>
    public Pit8254 Timer { get; }

    /// <summary>ACPI fixed hardware; presses the power button.</summary>
    public AcpiPm Acpi { get; }

    /// <summary>PCI bus 0, to attach functions to.</summary>
    public PciBus Pci { get; }

    /// <summary>COM1.</summary>
    public Uart16550 Serial { get; }

    /// <summary>The real-time clock.</summary>
    public RtcCmos Rtc { get; }

    /// <summary>What the guest has written to the text screen.</summary>
    public TextScreen Screen { get; }
}

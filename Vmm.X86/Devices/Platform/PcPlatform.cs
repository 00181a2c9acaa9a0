// The PC that a guest sees: every device, on its ports and addresses, with its interrupt line.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Devices.Keyboard;
using CamkesNet.Vmm.Devices.Paravirtual;
using CamkesNet.Vmm.Devices.Pci;
using CamkesNet.Vmm.Devices.Pic;
using CamkesNet.Vmm.Devices.Pit;
using CamkesNet.Vmm.Devices.PowerManagement;
using CamkesNet.Vmm.Devices.Rtc;
using CamkesNet.Vmm.Devices.Serial;
using CamkesNet.Vmm.Devices.SystemControl;
using CamkesNet.Vmm.Devices.Testing;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Platform;

/// <summary>One guest's devices, buses and deadlines. Everything is made here; nothing is allocated later.</summary>
/// <remarks>
/// Ports that are not attached float, which is the right answer for the POST code port 0x80, the delay port 0xED,
/// DMA and its page registers, floppy, VGA and everything else that this machine does not have.
/// </remarks>
public sealed class PcPlatform : IResettable
{
    /// <summary>The ID of the I/O APIC, as the MADT gives it.</summary>
    public const uint IoApicId = 1;

    private readonly IResettable[] devices;

    /// <summary>Builds the machine and leaves it in the state in which firmware starts an operating system.</summary>
    public PcPlatform(PcPlatformOptions options)
    {
        IClock clock = options.Clock;
        IMachineControl machine = options.Machine;
        var apicBus = new ApicBus();
        LocalApic = new LocalApic(0, true, clock, apicBus, Processor);
        Interrupts = new InterruptController(Processor, LocalApic, apicBus, IoApicId);
        ApicBus = apicBus;

        Timer = new Pit8254(clock, Interrupts.Line(Pit8254.Irq));
        var controlPortB = new SystemControlPortB(Timer, clock);
        Serial = new Uart16550(Uart16550.Com1Port, Interrupts.Line(Uart16550.Com1Irq), options.Serial);
        Rtc = new RtcCmos(clock, options.WallClock, Interrupts.Line(RtcCmos.Irq));
        Rtc.SetMemorySize(options.RamBelow4G, options.RamAbove4G);
        var keyboard = new I8042(Interrupts.Line(I8042.KeyboardIrq), machine);
        var controlPortA = new SystemControlPortA(machine);
        var resetControl = new ResetControl(machine);
        Pci = new PciBus();
        var hostBridge = new PciHostBridge(Pci, resetControl);
        Acpi = new AcpiPm(clock, Interrupts.Line(AcpiPm.SciIrq), machine);
        KvmClock = new KvmClock(clock, options.WallClock, options.Memory);

        Ports.Attach("COM1", Uart16550.Com1Port, Uart16550.PortCount, Serial);
        Ports.Attach("interval timer", Pit8254.FirstPort, Pit8254.PortCount, Timer);
        Ports.Attach("system control port B", SystemControlPortB.Port, 1, controlPortB);
        Ports.Attach("system control port A", SystemControlPortA.Port, 1, controlPortA);
        Ports.Attach("master 8259A", Pic8259Pair.MasterPort, Pic8259Pair.RangeSize, Interrupts.Pic);
        Ports.Attach("slave 8259A", Pic8259Pair.SlavePort, Pic8259Pair.RangeSize, Interrupts.Pic);
        Ports.Attach("edge/level control", Pic8259Pair.EdgeLevelPort, Pic8259Pair.RangeSize, Interrupts.Pic);
        Ports.Attach("real-time clock", RtcCmos.FirstPort, RtcCmos.PortCount, Rtc);
        Ports.Attach("keyboard controller data", I8042.DataPort, 1, keyboard);
        Ports.Attach("keyboard controller", I8042.CommandPort, 1, keyboard);
        Ports.Attach("ACPI", AcpiPm.FirstPort, AcpiPm.PortCount, Acpi, AcpiPm.PortWidth);
        Ports.Attach(
            "PCI host bridge", PciHostBridge.FirstPort, PciHostBridge.PortCount, hostBridge, PciHostBridge.PortWidth);
        List<IResettable> testDevices = [];
        if (options.HasTestDevice)
        {
            var testDevice = new TestDevice(Interrupts);
            testDevices.Add(testDevice);
            testDevice.AttachTo(Ports);
            Ports.Attach(
                "debug exit", DebugExit.FirstPort, DebugExit.PortCount, new DebugExit(machine), DebugExit.PortWidth);
        }

        Memory.Attach("I/O APIC", IoApic.DefaultBase, IoApic.WindowSize, Interrupts.IoApic);
        Memory.Attach("local APIC", LocalApicRegisters.DefaultBase, LocalApicRegisters.PageSize, LocalApic);

        Deadlines.Add(LocalApic);
        Deadlines.Add(Timer);
        Deadlines.Add(Rtc);
        Deadlines.Add(Acpi);

        // Controllers come last, so that no line that a device lowers leaves a trace in them.
        devices =
        [
            .. testDevices, Timer, controlPortB, Serial, Rtc, keyboard, controlPortA, resetControl, Pci, Acpi, KvmClock,
            Interrupts, LocalApic, Processor,
        ];
        LocalApic.ConfigureVirtualWire();
    }

    /// <summary>I/O ports.</summary>
    public PortBus Ports { get; } = new();

    /// <summary>Memory-mapped devices.</summary>
    public MemoryBus Memory { get; } = new();

    /// <summary>When to call <see cref="DeadlineSet.Expire"/>.</summary>
    public DeadlineSet Deadlines { get; } = new();

    /// <summary>What interrupts the processor.</summary>
    public ProcessorInterrupts Processor { get; } = new();

    /// <summary>The processor's local APIC; its MSRs are 0x1B, 0x6E0 and 0x800 to 0x8FF.</summary>
    public LocalApic LocalApic { get; }

    /// <summary>Where message-signalled interrupts go.</summary>
    public ApicBus ApicBus { get; }

    /// <summary>The 8259 pair, the I/O APIC and the lines to them.</summary>
    public InterruptController Interrupts { get; }

    /// <summary>The interval timer.</summary>
    public Pit8254 Timer { get; }

    /// <summary>COM1.</summary>
    public Uart16550 Serial { get; }

    /// <summary>The real-time clock.</summary>
    public RtcCmos Rtc { get; }

    /// <summary>PCI bus 0, to attach functions to.</summary>
    public PciBus Pci { get; }

    /// <summary>ACPI fixed hardware; presses the power button.</summary>
    public AcpiPm Acpi { get; }

    /// <summary>The paravirtual clock's MSRs.</summary>
    public KvmClock KvmClock { get; }

    /// <summary>Resets every device and leaves the machine as firmware would.</summary>
    public void Reset()
    {
        for (int i = 0; i < devices.Length; i++)
        {
            devices[i].Reset();
        }

        LocalApic.ConfigureVirtualWire();
    }
}

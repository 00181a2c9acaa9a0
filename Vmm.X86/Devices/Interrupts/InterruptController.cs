// How interrupt lines are wired to the interrupt controllers of a PC. MultiProcessor Specification 1.4, section
// 3.6.2.2, figure 3-3; the firmware's MADT describes the same.
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Pic;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.Interrupts;

/// <summary>
/// ISA line n goes to input n of the 8259 pair and to pin n of the I/O APIC, except IRQ 0, which goes to pin 2.
/// Lines 16 to 23 go to the I/O APIC only. The output of the 8259 pair goes to LINT0 of the processor that boots
/// and to pin 0 of the I/O APIC.
/// </summary>
public sealed class InterruptController : IInterruptController, IResettable
{
    /// <summary>How many lines devices can have.</summary>
    public const int LineCount = IoApic.PinCount;

    private const byte IoApicId = 1;
    private const int TimerPin = 2;
    private const int TimerLine = 0;
    private const int ExternalPin = 0;
    private const byte MasterFirmwareVector = 0x08;
    private const byte SlaveFirmwareVector = 0x70;

    private readonly InterruptLine[] lines = new InterruptLine[LineCount];

    /// <summary>Creates the controllers of a machine.</summary>
    /// <param name="bus">The bus to the processors.</param>
    public InterruptController(ApicBus bus)
    {
        IoApic = new IoApic(bus, IoApicId);
        Pic = new Pic8259Pair(new InterruptLine(new PicOutput(bus, IoApic), ExternalPin));
        bus.Connect(Pic);
        for (int i = 0; i < LineCount; i++)
        {
            lines[i] = new InterruptLine(this, i);
        }
    }

    /// <inheritdoc/>
    int IInterruptController.LineCount => LineCount;

    /// <summary>The 8259 pair.</summary>
    public Pic8259Pair Pic { get; }

    /// <summary>The I/O APIC.</summary>
    public IoApic IoApic { get; }

    /// <inheritdoc/>
    public InterruptLine Line(int number) => lines[number];

    /// <summary>Puts the controllers into a machine, before the devices that they serve.</summary>
    internal static InterruptController AddTo(PlatformBuilder platform, ApicBus bus)
    {
        InterruptController controller = new(bus);
        DeviceClaims claims = platform.Add("I/O APIC");
        claims.InterruptController(controller, IoApicId, IoApic.DefaultBase);
        claims.Memory(IoApic.DefaultBase, IoApic.WindowSize, controller.IoApic);
        claims.Reset(controller, ResetStage.InterruptController);
        DeviceClaims master = platform.Add("master 8259A");
        master.Ports(Pic8259Pair.MasterPort, Pic8259Pair.RangeSize, controller.Pic);
        master.Interrupt(Pic8259.CascadeInput);
        master.Feature(AcpiFeatures.DualPic);
        platform.Add("slave 8259A").Ports(Pic8259Pair.SlavePort, Pic8259Pair.RangeSize, controller.Pic);
        platform.Add("edge/level control").Ports(Pic8259Pair.EdgeLevelPort, Pic8259Pair.RangeSize, controller.Pic);
        return controller;
    }

    /// <summary>
    /// Programs the 8259 pair as a PC's firmware does: vectors 0x08 and 0x70, nothing masked. The Multiboot
    /// Specification (0.6.96, section 3.2) promises kernels these "normal BIOS/DOS values".
    /// </summary>
    public void ConfigureAsFirmware()
    {
        Initialize(Pic8259Pair.MasterPort, MasterFirmwareVector, 1 << Pic8259.CascadeInput);
        Initialize(Pic8259Pair.SlavePort, SlaveFirmwareVector, Pic8259.CascadeInput);
    }

    // Initialization command words 1 to 4: edge-triggered, cascaded, with the fourth word; 8086 mode. Intel 8259A
    // datasheet (231468), "Initialization Command Words". ICW1 clears the mask.
    private void Initialize(ushort commandPort, byte vector, byte cascade)
    {
        const byte WithFourthWord = 0x11, Mode8086 = 0x01;
        Pic.Write(commandPort, 1, WithFourthWord);
        Pic.Write((ushort)(commandPort + 1), 1, vector);
        Pic.Write((ushort)(commandPort + 1), 1, cascade);
        Pic.Write((ushort)(commandPort + 1), 1, Mode8086);
    }

    /// <inheritdoc/>
    public void SetLevel(int line, bool asserted)
    {
        if (line == Pic8259.CascadeInput)
        {
            return;
        }

        Pic.SetLevel(line, asserted);
        IoApic.SetLevel(PinOf(line), asserted);
    }

    /// <inheritdoc/>
    // The I/O APIC has precedence if its pin is not masked: an interrupt pending in the pair may never be accepted.
    public bool IsWaiting(int line) =>
        IoApic.IsOpen(PinOf(line)) ? IoApic.IsWaiting(PinOf(line)) : Pic.IsWaiting(line);

    /// <inheritdoc/>
    public void Reset()
    {
        Pic.Reset();
        IoApic.Reset();
    }

    /// <inheritdoc/>
    public int PinOf(int line) => line == TimerLine ? TimerPin : line;

    // The 8259 pair's output, split to LINT0 and to the I/O APIC.
    private sealed class PicOutput(ApicBus bus, IoApic ioApic) : IInterruptSink
    {
        public void SetLevel(int line, bool asserted)
        {
            bus.SetExternalLine(asserted);
            ioApic.SetLevel(line, asserted);
        }

        // The pair keeps its requests itself: none is lost while another one waits.
        public bool IsWaiting(int line) => false;
    }
}

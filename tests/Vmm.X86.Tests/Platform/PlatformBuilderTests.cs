// Devices' claims are wired, described to the guest, and refused if another device has them.
using CamkesNet.Tests.Acpi;
using CamkesNet.Tests.Devices;
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Machine;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Tests.Platform;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlatformBuilderTests
{
    private readonly PlatformBuilder platform = new(new PlatformServices(
        new ManualClock(),
        new ManualWallClock(DateTime.UnixEpoch),
        new ArrayGuestMemory(0x1000),
        64 << 20,
        new RecordingMachine()));

    public PlatformBuilderTests() => _ = new PcDevices(platform, new ApicBus(), new RecordingSerialSink(), false);

    [Test]
    public void A_port_that_another_device_has_is_refused_with_both_names() =>
        Refused(
            claims => claims.Ports(0x3FF, 2, new Gadget()),
            "the gadget claims I/O port 0x3FF, which belongs to COM1");

    [Test]
    public void An_interrupt_line_that_another_device_has_is_refused_with_both_names() =>
        Refused(
            claims => claims.Interrupt(8),
            "the gadget claims interrupt line 0x8, which belongs to real-time clock");

    [Test]
    public void The_line_of_the_cascade_is_no_devices() =>
        Refused(claims => claims.Interrupt(2), "which belongs to master 8259A");

    [TestCase(0xFEC0_0FFFUL, "which belongs to I/O APIC", TestName = "Addresses of another device are refused")]
    [TestCase(0xC000_1000UL, "which belongs to PCI host bridge", TestName = "Addresses for PCI devices are refused")]
    [TestCase(0x10_0000UL, "which belongs to RAM", TestName = "Addresses of RAM are refused")]
    [TestCase(0xE_1000UL, "which belongs to firmware tables", TestName = "Addresses of the tables are refused")]
    public void Addresses_that_are_taken_are_refused(ulong address, string owner) =>
        Refused(claims => claims.Memory(address, 0x10, new Gadget()), owner);

    [Test]
    public void The_page_of_the_local_APICs_is_no_devices()
    {
        AddProcessor(0);
        Refused(claims => claims.Memory(0xFEE0_0000, 0x10, new Gadget()), "which belongs to local APIC");
    }

    [Test]
    public void An_MSR_that_another_device_has_is_refused_with_both_names()
    {
        ProcessorBuses processor = AddProcessor(0);
        DeviceOverlapException? error = Assert.Throws<DeviceOverlapException>(
            () => processor.Add("the gadget").Msrs(0x4B56_4D01, 0x4B56_4D02, new Gadget()));
        Assert.That(error!.Message, Does.Contain("the gadget claims MSR 0x4B564D01, which belongs to KVM clock"));
    }

    [Test]
    public void A_second_device_for_what_a_machine_has_once_is_refused()
    {
        InvalidOperationException? error = Assert.Throws<InvalidOperationException>(
            () => platform.Add("the gadget").ResetRegister(1, 1));
        Assert.That(error!.Message, Does.StartWith("the gadget claims what a machine has once"));
    }

    [Test]
    public void A_machine_without_what_every_machine_has_is_refused()
    {
        PlatformBuilder empty = new(platform.Services);
        Assert.That(
            Assert.Throws<InvalidOperationException>(() => empty.Build())!.Message,
            Is.EqualTo("No device of the machine claims the ACPI fixed hardware: add one that does."));
        Assert.That(
            Assert.Throws<InvalidOperationException>(() => empty.Add("the gadget").Interrupt(5))!.Message,
            Does.StartWith("the gadget claims an interrupt line before there is an interrupt controller"));
    }

    [Test]
    public void All_that_a_device_claims_is_wired()
    {
        Gadget gadget = AddGadget();
        GuestPlatform built = platform.Build();
        built.Ports.Write(0x201, 1, 7);
        built.Memory.Write(0xFED0_0008, 4, 9);
        Assert.That((gadget.LastPort, gadget.LastOffset), Is.EqualTo(((ushort)0x201, 8UL)));
        Assert.That(built.Deadlines.Earliest, Is.EqualTo(77UL));
        Assert.That(gadget.Resets, Is.EqualTo(1));
        built.Reset();
        Assert.That(gadget.Resets, Is.EqualTo(2));
    }

    [Test]
    public void A_devices_entry_in_the_ACPI_namespace_lists_its_claims()
    {
        AddGadget();
        List<string> lines = AmlReader.Read(DifferentiatedDescription.Build(platform.Build().Acpi));
        Assert.That(lines.TakeLast(4), Is.EqualTo(new[]
        {
            "    Device GDGT",
            "      Name _HID PNP0103",
            "      Name _UID 3",

            // Ports 0x200–0x203, memory 0xFED00000–0xFED003FF, interrupt 5 (level-triggered), end.
            "      Name _CRS 4701000200020104" + "860900010000D0FE00040000" + "890600010105000000" + "7900",
        }));
    }

    [Test]
    public void The_flags_of_the_tables_follow_the_claims()
    {
        PlatformBuilder other = new(platform.Services);
        AcpiFeatures ordinary = platform.Build().Acpi.Features;
        other.Add("the gadget").Feature(AcpiFeatures.Vga | AcpiFeatures.MessageSignalledInterrupts);
        _ = new PcDevices(other, new ApicBus(), new RecordingSerialSink(), false);
        AcpiHardware all = other.Build().Acpi;

        Assert.That(ordinary, Is.EqualTo(AcpiFeatures.DualPic | AcpiFeatures.LegacyDevices));
        Assert.That(FixedAcpiDescriptionTable.For(platform.Build().Acpi, 0, 0).BootArchitecture, Is.EqualTo(0b1101));
        Assert.That(FixedAcpiDescriptionTable.For(all, 0, 0).BootArchitecture, Is.EqualTo(0b0001));
    }

    [Test]
    public void The_window_of_the_PCI_bus_ends_at_what_was_claimed_before()
    {
        PlatformBuilder other = new(platform.Services);
        other.Add("the gadget").Memory(0xD000_0000, 0x1000, new Gadget());
        _ = new PcDevices(other, new ApicBus(), new RecordingSerialSink(), false);
        Assert.That(
            AmlReader.Read(DifferentiatedDescription.Build(other.Build().Acpi)),
            Has.Some.Contain("871700000C0100000000000000C0FFFFFFCF000000000000001079"));
    }

    [Test]
    public void A_level_triggered_ISA_line_gets_an_interrupt_override()
    {
        AddGadget();
        Assert.That(
            platform.Build().Acpi.InterruptOverrides,
            Is.EqualTo(new AcpiInterruptOverride[] { new(0, 2, false), new(5, 5, true), new(9, 9, true) }));
    }

    [Test]
    public void The_memory_map_is_what_is_claimed_as_RAM()
    {
        platform.Add("the gadget").ReservedRam(0xD_0000, 0x1000);
        Assert.That(
            platform.Build().MemoryMap.Select(entry => (entry.Start, entry.Length, entry.Type)),
            Is.EqualTo(new[]
            {
                (0UL, 0x9_FC00UL, MemoryMapType.Usable),
                (0xD_0000UL, 0x1000UL, MemoryMapType.Reserved),
                (0xE_0000UL, 0x2_0000UL, MemoryMapType.Reserved),
                (0x10_0000UL, 0x3F0_0000UL, MemoryMapType.Usable),
            }));
    }

    [Test]
    public void Devices_are_reset_before_interrupt_controllers_and_those_before_processors()
    {
        List<string> order = [];
        PlatformBuilder other = new(platform.Services);
        other.Add("note").Reset(new Note(order, "processor"), ResetStage.Processor);
        other.Add("note").Reset(new Note(order, "controller"), ResetStage.InterruptController);
        other.Add("note").Reset(new Note(order, "first device"), ResetStage.Device);
        other.Add("note").Reset(new Note(order, "second device"), ResetStage.Device);
        _ = new PcDevices(other, new ApicBus(), new RecordingSerialSink(), false);
        other.Build();
        Assert.That(order, Is.EqualTo(new[] { "first device", "second device", "controller", "processor" }));
    }

    private ProcessorBuses AddProcessor(uint id)
    {
        ProcessorBuses processor = platform.AddProcessor();
        _ = new Vmm.Devices.ProcessorLocal.ProcessorDevices(processor, new ApicBus(), id);
        return processor;
    }

    private Gadget AddGadget()
    {
        Gadget gadget = new();
        DeviceClaims claims = platform.Add("the gadget");
        claims.Interrupt(5, InterruptTrigger.Level);
        claims.Memory(0xFED0_0000, 0x400, gadget);
        claims.Ports(0x200, 4, gadget);
        claims.Deadline(gadget);
        claims.Reset(gadget);
        claims.Describe("GDGT", "PNP0103", 3);
        return gadget;
    }

    private void Refused(Action<DeviceClaims> claim, string text)
    {
        DeviceOverlapException? error = Assert.Throws<DeviceOverlapException>(() => claim(platform.Add("the gadget")));
        Assert.That(error!.Message, Does.Contain(text).And.EndsWith("; move one of them."));
    }

    private sealed class Note(List<string> order, string name) : IResettable
    {
        public void Reset() => order.Add(name);
    }

    private sealed class Gadget : IPortDevice, IMemoryDevice, IMsrDevice, Vmm.Time.ITimedDevice, IResettable
    {
        public ushort LastPort { get; private set; }

        public ulong LastOffset { get; private set; }

        public int Resets { get; private set; }

        public ulong NextDeadline => 77;

        public void Expire(ulong now)
        {
        }

        public void Reset() => Resets++;

        public uint Read(ushort port, int width) => 0;

        public void Write(ushort port, int width, uint value) => LastPort = port;

        public ulong Read(ulong offset, int width) => 0;

        public void Write(ulong offset, int width, ulong value) => LastOffset = offset;

        public bool TryReadMsr(uint msr, out ulong value)
        {
            value = 0;
            return true;
        }

        public bool TryWriteMsr(uint msr, ulong value) => true;
    }
}

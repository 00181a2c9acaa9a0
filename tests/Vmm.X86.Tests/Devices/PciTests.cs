// PCI configuration by mechanism 1, and functions that others will derive.
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Pci;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PciTests
{
    private const uint Enable = 0x8000_0000;

    private readonly TestPc pc = new();

    [Test]
    public void Linux_finds_configuration_mechanism_1()
    {
        // arch/x86/pci/direct.c, pci_check_type1().
        pc.Out(0xCFB, 0x01);
        uint before = pc.In32(0xCF8);
        pc.Out32(0xCF8, Enable);
        Assert.That(pc.In32(0xCF8), Is.EqualTo(Enable));
        pc.Out32(0xCF8, before);
    }

    [Test]
    public void Function_0_is_an_i440fx_host_bridge()
    {
        Assert.That(Configuration(0, 0, 0), Is.EqualTo(0x1237_8086u));
        Assert.That(Configuration(0, 0, 8) >> 8, Is.EqualTo(0x06_0000u), "class: host bridge");
        pc.Out32(0xCF8, Enable | 0x08);
        Assert.That(pc.Platform.Ports.Read(0xCFE, 2), Is.EqualTo(0x0600u), "a part of a register");
    }

    [Test]
    public void There_is_nothing_else()
    {
        for (uint device = 0; device < 32; device++)
        {
            for (uint function = 0; function < 8; function++)
            {
                if (device != 0 || function != 0)
                {
                    Assert.That(Configuration(device, function, 0), Is.EqualTo(uint.MaxValue));
                }
            }
        }

        pc.Out32(0xCF8, Enable | 1 << 16);
        Assert.That(pc.In32(0xCFC), Is.EqualTo(uint.MaxValue), "nor on other buses");
    }

    [Test]
    public void Without_the_enable_bit_nothing_answers()
    {
        pc.Out32(0xCF8, 0);
        Assert.That(pc.In32(0xCFC), Is.EqualTo(uint.MaxValue));
    }

    [Test]
    public void Identification_is_read_only_and_the_interrupt_line_is_not()
    {
        pc.Out32(0xCF8, Enable);
        pc.Out32(0xCFC, 0);
        Assert.That(pc.In32(0xCFC), Is.EqualTo(0x1237_8086u));
        pc.Out32(0xCF8, Enable | 0x3C);
        pc.Out(0xCFC, 11);
        Assert.That(pc.In(0xCFC), Is.EqualTo(11));
    }

    [Test]
    public void A_base_address_register_tells_its_size()
    {
        var function = new TestFunction();
        pc.Devices.Pci.Attach(3, 0, function);
        pc.Out32(0xCF8, Enable | 3 << 11 | 0x10);
        pc.Out32(0xCFC, uint.MaxValue);
        Assert.That(pc.In32(0xCFC), Is.EqualTo(0xFFFF_F000u));
        pc.Out32(0xCFC, 0xE000_0000);
        Assert.That(pc.In32(0xCFC), Is.EqualTo(0xE000_0000u));
        pc.Out32(0xCF8, Enable | 3 << 11 | 0x14);
        pc.Out32(0xCFC, uint.MaxValue);
        Assert.That(pc.In32(0xCFC), Is.EqualTo(0xFFFF_FFE1u), "ports");
        Assert.That(function.Writes, Is.EqualTo(3));

        pc.Platform.Reset();
        Assert.That(Configuration(3, 0, 0x10), Is.Zero);
        Assert.That(Configuration(3, 0, 0x14), Is.EqualTo(1u));
    }

    [Test]
    public void Two_functions_in_one_place_are_refused() =>
        Assert.Throws<DeviceOverlapException>(() => pc.Devices.Pci.Attach(0, 0, new TestFunction()));

    [TestCase(0x06, 1)]
    [TestCase(0x0E, 1)]
    [TestCase(0x02, 0)]
    public void The_reset_register_lies_amid_the_configuration_ports(int value, int resets)
    {
        pc.Out(0xCF9, 0x02);
        pc.Out(0xCF9, value);
        Assert.That(pc.Machine.Resets, Is.EqualTo(resets));
        pc.Out32(0xCF8, 0x0000_0600);
        Assert.That(pc.Machine.Resets, Is.EqualTo(resets), "a dword is an address, not a reset");
    }

    [Test]
    public void Port_92_resets_when_its_bit_0_rises_and_keeps_a20()
    {
        pc.Out(0x92, 0x02);
        Assert.That(pc.In(0x92), Is.EqualTo(2));
        pc.Out(0x92, 0x03);
        Assert.That(pc.Machine.LastReset, Is.EqualTo(ResetSource.SystemControlPort));
        pc.Out(0x92, 0x03);
        Assert.That(pc.Machine.Resets, Is.EqualTo(1));
    }

    private uint Configuration(uint device, uint function, uint register)
    {
        pc.Out32(0xCF8, Enable | device << 11 | function << 8 | register);
        return pc.In32(0xCFC);
    }

    private sealed class TestFunction : PciFunction
    {
        public TestFunction()
            : base(0x1234, 0x5678, 0xFF_00_00, 1)
        {
            DefineBaseAddress(0, 0x1000, isIo: false);
            DefineBaseAddress(1, 0x20, isIo: true);
        }

        public int Writes { get; private set; }

        protected override void OnConfigurationWritten(int offset, int width) => Writes++;
    }
}

// The PCI configuration server.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class PciConfigTests
{
    private readonly Recorder recorder = new();
    private ComponentHarness<PciConfig> harness = null!;
    private IPciConfig pci = null!;

    [SetUp]
    public void Start()
    {
        recorder.Accesses.Clear();
        harness = new ComponentHarness<PciConfig> { Device = recorder }.Start();
        pci = harness.Connect<IPciConfig>(harness.Component.Configuration, new IPciConfigProxy());
    }

    [TearDown]
    public void Stop() => harness.Dispose();

    [TestCase(0x0000, 0x00, 4, "w0.4=80000000 r4.4")]
    [TestCase(0x12FB, 0x3D, 1, "w0.4=8012fb3c r5.1")]
    [TestCase(0xFFFF, 0xFE, 2, "w0.4=80fffffc r6.2")]
    public void A_read_selects_the_register_and_reads_its_part(int function, int offset, int width, string accesses)
    {
        Assert.That(pci.Read(function, offset, width), Is.EqualTo(0x11223344u & (uint.MaxValue >> (32 - 8 * width))));
        Assert.That(string.Join(' ', recorder.Accesses), Is.EqualTo(accesses));
    }

    [TestCase(1, "w0.4=80000804 w5.1=88")]
    [TestCase(2, "w0.4=80000804 w6.2=7788")]
    [TestCase(4, "w0.4=80000804 w4.4=55667788")]
    public void A_write_selects_the_register_and_writes_its_part(int width, string accesses)
    {
        pci.Write(8, 4 + (width == 4 ? 0 : width), width, 0x55667788);
        Assert.That(string.Join(' ', recorder.Accesses), Is.EqualTo(accesses));
    }

    [TestCase(-1, 0, 4)]
    [TestCase(0x10000, 0, 4)]
    [TestCase(int.MinValue, 0, 4)]
    [TestCase(0, -4, 4)]
    [TestCase(0, 0x100, 1)]
    [TestCase(0, 1, 2)]
    [TestCase(0, 2, 4)]
    [TestCase(0, 0, 0)]
    [TestCase(0, 0, 3)]
    [TestCase(0, 0, 8)]
    [TestCase(0, 0, -1)]
    public void Arguments_that_are_wrong_touch_no_hardware(int function, int offset, int width)
    {
        Assert.That(pci.Read(function, offset, width), Is.EqualTo(uint.MaxValue));
        pci.Write(function, offset, width, 1);
        Assert.That(recorder.Accesses, Is.Empty);
    }

    [Test]
    public void Serving_allocates_nothing()
    {
        using var harness = new ComponentHarness<PciConfig> { Device = new Silent() };
        IPciConfig pci = harness.Connect<IPciConfig>(harness.Start().Component.Configuration, new IPciConfigProxy());
        Assert.That(Allocation.Measure(() => pci.Write(8, 4, 2, pci.Read(8, 4, 2))), Is.Zero);
    }

    private sealed class Silent : IIoPortDevice
    {
        public uint Read(int offset, int width) => 0;

        public void Write(int offset, int width, uint value)
        {
        }
    }

    private sealed class Recorder : IIoPortDevice
    {
        public List<string> Accesses { get; } = [];

        public uint Read(int offset, int width)
        {
            Accesses.Add($"r{offset}.{width}");
            return 0x11223344;
        }

        public void Write(int offset, int width, uint value) => Accesses.Add($"w{offset}.{width}={value:x}");
    }
}

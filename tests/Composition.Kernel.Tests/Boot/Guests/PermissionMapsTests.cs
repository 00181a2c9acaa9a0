// Which ports and MSRs leave a guest (SVM).
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Virtualization.Svm;
using CamkesNet.Tests.Virtualization;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed unsafe class PermissionMapsTests
{
    private static readonly uint[] passedThrough =
    [
        0x174, 0x175, 0x176, 0xC000_0081, 0xC000_0082, 0xC000_0083, 0xC000_0084, 0xC000_0100, 0xC000_0101, 0xC000_0102,
    ];

    private SimulatedMemory memory = null!;

    [SetUp]
    public void MakeMemory() => memory = new SimulatedMemory(frames: 8);

    [TearDown]
    public void ReleaseMemory() => memory.Dispose();

    [Test]
    public void Every_port_is_intercepted_and_so_are_the_bits_beyond_the_last_port()
    {
        byte* map = Take(PermissionMaps.IoMapSize);
        PermissionMaps.FillIoMap(map);

        for (int i = 0; i < 3 * 4096; i++)
        {
            Assert.That(map[i], Is.EqualTo(0xFF));
        }
    }

    [Test]
    public void Exactly_the_registers_that_vmload_switches_are_passed_through()
    {
        byte* map = Take(PermissionMaps.MsrMapSize);
        PermissionMaps.FillMsrMap(map);

        var clear = new List<uint>();
        foreach (uint first in new uint[] { 0, 0xC000_0000, 0xC001_0000 })
        {
            for (uint msr = first; msr < first + 0x2000; msr++)
            {
                if (PermissionMaps.Passes(map, msr))
                {
                    clear.Add(msr);
                }
            }
        }

        Assert.That(clear, Is.EqualTo(passedThrough));
    }

    [Test]
    public void The_bits_of_an_msr_lie_where_the_manual_says()
    {
        // AMD APM vol. 2, 15.11: two bits an MSR; C000_0000h starts at 800h. LSTAR: 800h + 82h / 4, bits 5:4.
        byte* map = Take(PermissionMaps.MsrMapSize);
        PermissionMaps.FillMsrMap(map);

        Assert.That(map[0x800 + 0x20], Is.EqualTo(0b0000_0011), "STAR, LSTAR and CSTAR pass, EFER does not");
        Assert.That(map[0x800 + 0x21], Is.EqualTo(0b1111_1100), "SFMASK passes");
    }

    [TestCase(0x4000_0000u)]
    [TestCase(0xC000_2000u)]
    [TestCase(0xFFFF_FFFFu)]
    public void Registers_outside_the_map_are_never_passed_through(uint msr)
    {
        byte* map = Take(PermissionMaps.MsrMapSize);
        PermissionMaps.FillMsrMap(map);

        Assert.That(PermissionMaps.Passes(map, msr), Is.False);
    }

    private static byte* Take(ulong size) => PhysicalMemory.Pointer(BootMemory.AllocateZeroed(size));
}

// The frequency that recorded leaves of CPUID and recorded memory of KVM report.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Processor;

namespace CamkesNet.Tests.Boot.Processor;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class TimestampReportTests
{
    private const uint HasHypervisor = 1U << 31;

    private static readonly Dictionary<uint, CpuidResult> leaves = [];

    [SetUp]
    public void Clear() => leaves.Clear();

    [Test]
    public void The_crystal_of_a_skylake_server_gives_its_frequency()
    {
        // Xeon of 2.1 GHz: crystal 25 MHz times 168 / 2.
        Set(0, 0x16);
        Set(0x15, 2, 168, 25_000_000);
        Set(0x16, 2100, 3700, 100);
        Check(frequency: 2_100_000_000, nominal: 2_100_000_000, hasKvmClock: false);
    }

    [Test]
    public void A_crystal_without_its_frequency_reports_nothing()
    {
        // Core i7-6700: ECX is 0; 3400 MHz are the marketed frequency.
        Set(0, 0x16);
        Set(0x15, 2, 284, 0);
        Set(0x16, 3400, 4000, 100);
        Check(frequency: 0, nominal: 3_400_000_000, hasKvmClock: false);
    }

    [Test]
    public void The_timing_leaf_of_a_hypervisor_goes_first()
    {
        Set(0, 0x16);
        Set(1, ecx: HasHypervisor);
        Set(0x15, 2, 168, 25_000_000);
        Set(0x4000_0000, 0x4000_0010, 0x6177_4D56, 0x4D56_6572, 0x6572_6177); // VMwareVMware
        Set(0x4000_0010, 2_599_998, 66_000);
        Check(frequency: 2_599_998_000, nominal: 0, hasKvmClock: false);
    }

    [Test]
    public void A_hypervisors_leaves_count_only_where_there_is_a_hypervisor()
    {
        Set(0, 0xD);
        Set(0x4000_0000, 0x4000_0010);
        Set(0x4000_0010, 2_599_998);
        Check(frequency: 0, nominal: 0, hasKvmClock: false);
    }

    [TestCase(0x4000_0000U)]
    [TestCase(0x4000_0100U, Description = "behind the leaves of Hyper-V that it imitates")]
    public void The_clock_of_kvm_is_found(uint first)
    {
        Set(0, 0xD);
        Set(1, ecx: HasHypervisor);
        Set(first, first + 1, 0x4B4D_564B, 0x564B_4D56, 0x4D);
        Set(first + 1, 0x0100_7AFB);
        Check(frequency: 0, nominal: 0, hasKvmClock: true);
    }

    [Test]
    public void The_emulator_without_kvm_reports_nothing()
    {
        Set(0, 0xD);
        Set(1, ecx: HasHypervisor);
        Set(0x4000_0000, 0x4000_0001, 0x5447_4354, 0x4354_4743, 0x4743_5447); // TCGTCGTCGTCG
        Check(frequency: 0, nominal: 0, hasKvmClock: false);
    }

    // Multiplier and shift as KVM computes them (kvm_get_time_scale) for these frequencies.
    [TestCase(3_308_911_630U, -1, 2_596_000_000UL)]
    [TestCase(2_147_483_648U, 1, 1_000_000_000UL)]
    [TestCase(4_294_967_295U, 0, 1_000_000_000UL)]
    public void The_multiplier_of_kvm_gives_the_frequency(uint multiplier, int shift, ulong hertz)
    {
        KvmClock clock = new() { Version = 2, Multiplier = multiplier, Shift = (sbyte)shift };
        Assert.That(clock.Frequency, Is.EqualTo(hertz).Within(10));
    }

    [Test]
    public void Incomplete_information_of_kvm_reports_nothing()
    {
        Assert.That(default(KvmClock).Frequency, Is.Zero);
        Assert.That(new KvmClock { Version = 3, Multiplier = 3_308_911_630, Shift = -1 }.Frequency, Is.Zero);
        Assert.That(new KvmClock { Version = 2, Multiplier = 1, Shift = -40 }.Frequency, Is.Zero);
        Assert.That(sizeof(KvmClock), Is.EqualTo(32));
    }

    private static void Check(ulong frequency, ulong nominal, bool hasKvmClock)
    {
        var report = TimestampReport.Read(&Cpuid);
        Assert.That(
            (report.Frequency, report.Base, report.HasKvmClock), Is.EqualTo((frequency, nominal, hasKvmClock)));
    }

    private static void Set(uint leaf, uint eax = 0, uint ebx = 0, uint ecx = 0, uint edx = 0) =>
        leaves[leaf] = new CpuidResult { Eax = eax, Ebx = ebx, Ecx = ecx, Edx = edx };

    private static void Cpuid(uint leaf, CpuidResult* result) => *result = leaves.GetValueOrDefault(leaf);
}

// What a guest's CPUID shows of a host that has every feature there could be, and of one that has few.
using CamkesNet.Vmm.Cpuid;

namespace CamkesNet.Tests.Cpuid;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CpuidPolicyTests
{
    private readonly FakeHostCpuid host = new();

    private CpuidPolicy Policy => new(host, 2_450_000_000, 1_000_000_000, new ProcessorTopology(0, 1));

    [Test]
    public void The_hosts_vendor_is_kept_and_leaves_end_at_0xD()
    {
        CpuidResult vendor = Read(0);
        Assert.That(vendor, Is.EqualTo(new CpuidResult(0xD, 0x6874_7541, 0x444D_4163, 0x6974_6E65)));
        Assert.That(Read(0x8000_0000).Eax, Is.EqualTo(0x8000_0008u));
        Assert.That(Read(0x1F), Is.EqualTo(default(CpuidResult)));
        Assert.That(Read(0x8000_000A), Is.EqualTo(default(CpuidResult)), "no SVM leaf");
        Assert.That(Read(0xC000_0000), Is.EqualTo(default(CpuidResult)));
    }

    [TestCase(3, TestName = "MONITOR is hidden")]
    [TestCase(5, TestName = "VMX is hidden")]
    [TestCase(6, TestName = "SMX is hidden")]
    [TestCase(15, TestName = "Performance capabilities are hidden")]
    [TestCase(27, TestName = "OSXSAVE follows CR4")]
    public void Leaf_1_ECX_hides(int bit) => Assert.That(Read(1).Ecx >> bit & 1, Is.Zero);

    [TestCase(21, TestName = "x2APIC is there")]
    [TestCase(31, TestName = "The hypervisor bit is set")]
    public void Leaf_1_ECX_shows_even_without_the_host(int bit)
    {
        host.Set(1, 0, default);
        Assert.That(Read(1).Ecx >> bit & 1, Is.EqualTo(1u));
    }

    [TestCase(17)]
    [TestCase(26)]
    [TestCase(28)]
    [TestCase(30)]
    public void Leaf_1_ECX_has_PCID_XSAVE_AVX_and_RDRAND_only_with_the_host(int bit)
    {
        Assert.That(Read(1).Ecx >> bit & 1, Is.EqualTo(1u));
        host.Set(1, 0, new CpuidResult(0, 0, ~(1u << bit), 0));
        Assert.That(Read(1).Ecx >> bit & 1, Is.Zero);
    }

    [Test]
    public void OSXSAVE_mirrors_the_guests_CR4() =>
        Assert.That(Policy.Read(1, 0, 1 << 18, 1, false).Ecx >> 27 & 1, Is.EqualTo(1u));

    [TestCase(false, ExpectedResult = 0)]
    [TestCase(true, ExpectedResult = 1)]
    public int TSC_deadline_shows_only_to_a_guest_that_knows_its_counters_frequency(bool hasClock) =>
        (int)(Policy.Read(1, 0, 0, 1, hasClock).Ecx >> 24 & 1);

    [Test]
    public void One_processor_with_APIC_ID_0_and_no_hyper_threading()
    {
        CpuidResult features = Read(1);
        Assert.That(features.Ebx >> 16, Is.EqualTo(1u));
        Assert.That(features.Edx >> 28 & 1, Is.Zero);
        Assert.That(Read(0x8000_0008), Is.EqualTo(new CpuidResult(0x3030, 0, 0, 0)));
        Assert.That(Read(0xB, 0), Is.EqualTo(new CpuidResult(0, 1, 0x100, 0)));
        Assert.That(Read(0xB, 1), Is.EqualTo(new CpuidResult(0, 1, 0x201, 0)));
        Assert.That(Read(0xB, 2), Is.EqualTo(new CpuidResult(0, 0, 2, 0)));
    }

    [Test]
    public void SVM_is_hidden_and_what_reads_TSC_AUX_is_there_with_the_host()
    {
        CpuidResult features = Read(0x8000_0001);
        Assert.That(features.Ecx >> 2 & 1, Is.Zero, "SVM");
        Assert.That(features.Edx >> 27 & 1, Is.EqualTo(1u), "RDTSCP");
        Assert.That(features.Edx >> 29 & 1, Is.EqualTo(1u), "long mode");
        Assert.That(features.Edx >> 20 & 1, Is.EqualTo(1u), "NX");
        Assert.That(Read(7).Ecx >> 22 & 1, Is.EqualTo(1u), "RDPID");
        Assert.That(Policy.HasTimestampAuxiliary, Is.True);
        host.Set(0x8000_0001, 0, default);
        host.Set(7, 0, default);
        Assert.That(Policy.HasTimestampAuxiliary, Is.False);
    }

    [Test]
    public void Protection_keys_are_there_with_their_state_and_OSPKE_mirrors_the_guests_CR4()
    {
        Assert.That(Read(7).Ecx >> 3 & 3, Is.EqualTo(1u));
        Assert.That(Policy.Read(7, 0, 1 << 22, 1, false).Ecx >> 3 & 3, Is.EqualTo(3u));
        Assert.That(Read(0xD, 9), Is.EqualTo(new CpuidResult(8, 0xA80, 0, 0)));
        host.Set(7, 0, default);
        Assert.That(Read(7).Ecx >> 3 & 3, Is.Zero);
    }

    [Test]
    public void States_that_are_not_kept_apart_are_hidden()
    {
        CpuidResult structured = Read(7);
        Assert.That(structured.Ebx >> 16 & 1, Is.Zero, "AVX-512F");
        Assert.That(structured.Ecx >> 16 & 1, Is.Zero, "5-level paging");
        Assert.That(structured.Ebx >> 1 & 1, Is.EqualTo(1u), "TSC_ADJUST");
        Assert.That(Read(7, 1), Is.EqualTo(default(CpuidResult)));
        Assert.That(Read(0xD, 0).Eax, Is.EqualTo(0x207u), "x87, SSE, AVX, PKRU");
        Assert.That(Read(0xD, 1).Eax, Is.EqualTo(7u), "no XSAVES");
    }

    [TestCase(1, 576u)]
    [TestCase(3, 576u)]
    [TestCase(7, 832u)]
    [TestCase(0x203, 2696u)]
    public void The_XSAVE_area_grows_with_the_guests_XCR0(int xcr0, uint size)
    {
        CpuidResult state = Policy.Read(0xD, 0, 0, (ulong)xcr0, false);
        Assert.That((state.Ebx, state.Ecx), Is.EqualTo((size, 2696u)));
    }

    [TestCase(3, 576u)]
    [TestCase(7, 832u)]
    [TestCase(0x203, 584u)]
    [TestCase(0x207, 840u)]
    public void In_the_compacted_area_the_states_lie_side_by_side(int xcr0, uint size) =>
        Assert.That(Policy.Read(0xD, 1, 0, (ulong)xcr0, false).Ebx, Is.EqualTo(size));

    [Test]
    public void In_the_compacted_area_a_state_may_ask_for_a_boundary()
    {
        host.Set(0xD, 2, new CpuidResult(0x104, 0x240, 0, 0));
        host.Set(0xD, 9, new CpuidResult(8, 0xA80, 2, 0));
        Assert.That(Policy.Read(0xD, 1, 0, 0x207, false).Ebx, Is.EqualTo(576 + 320 + 8));
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    [TestCase(3, true)]
    [TestCase(5, false)]
    [TestCase(7, true)]
    [TestCase(0xE7, false)]
    [TestCase(0x201, true)]
    [TestCase(0x200, false)]
    public void XCR0_takes_legal_combinations_only(int value, bool isLegal) =>
        Assert.That(Policy.ExtendedState.IsLegal((ulong)value), Is.EqualTo(isLegal));

    [Test]
    public void Without_AVX_state_nothing_that_needs_it_is_shown()
    {
        host.Set(0xD, 0, new CpuidResult(3, 576, 576, 0));
        Assert.That(Read(1).Ecx & ((1u << 28) | (1u << 12) | (1u << 29)), Is.Zero);
        Assert.That(Read(7).Ebx >> 5 & 1, Is.Zero);
        Assert.That(Read(0xD, 2), Is.EqualTo(default(CpuidResult)));
    }

    [Test]
    public void Without_XSAVE_leaf_0xD_is_empty()
    {
        host.Set(1, 0, new CpuidResult(0, 0, ~(1u << 26), 0));
        Assert.That(Read(0xD), Is.EqualTo(default(CpuidResult)));
        Assert.That(Policy.ExtendedState.IsLegal(1), Is.False);
    }

    [Test]
    public void The_hypervisors_leaves_are_those_of_KVM()
    {
        Assert.That(Read(0x4000_0000), Is.EqualTo(new CpuidResult(0x4000_0010, 0x4B4D564B, 0x564B4D56, 0x4D)));
        Assert.That(Read(0x4000_0001).Eax, Is.EqualTo((1u << 3) | (1u << 24) | (1u << 1)));
        Assert.That(Read(0x4000_0010), Is.EqualTo(new CpuidResult(2_450_000, 1_000_000, 0, 0)));
    }

    [Test]
    public void EFER_bits_follow_the_features()
    {
        Assert.That(Policy.LegalEfer, Is.EqualTo(0x4D01UL));
        host.Set(0x8000_0001, 0, new CpuidResult(0, 0, 0, 1 << 20));
        Assert.That(Policy.LegalEfer, Is.EqualTo(0x800UL));
    }

    [Test]
    public void A_host_with_few_leaves_gives_zeros_for_the_rest()
    {
        host.Set(0, 0, new CpuidResult(1, 1, 2, 3));
        host.Set(0x8000_0000, 0, default);
        Assert.That(Read(0).Eax, Is.EqualTo(0xBu));
        Assert.That(Read(2), Is.EqualTo(default(CpuidResult)));
        Assert.That(Read(4), Is.EqualTo(default(CpuidResult)));
        Assert.That(Read(0x8000_0001), Is.EqualTo(default(CpuidResult)));
    }

    [Test]
    public void Cache_leaves_end_and_count_no_other_processors()
    {
        host.Set(4, 0, new CpuidResult(0xFC01_C121, 1, 2, 3));
        host.Set(4, 1, default);
        Assert.That(Read(4, 0), Is.EqualTo(new CpuidResult(0x121, 1, 2, 3)));
        Assert.That(Read(4, 1), Is.EqualTo(default(CpuidResult)));
        Assert.That(Read(4, uint.MaxValue), Is.EqualTo(default(CpuidResult)));
    }

    private CpuidResult Read(uint leaf, uint subleaf = 0) => Policy.Read(leaf, subleaf, 0, 1, false);
}

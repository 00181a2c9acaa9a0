// The walk of the guest's page tables, in every mode and with tables that mean harm.
using CamkesNet.Abi;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Tests.Memory;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GuestPageTablesTests : IDisposable
{
    // Bits by the manual (AMD APM vol. 2, 5.2 to 5.4), apart from the product's constants.
    private const ulong P = 1;
    private const ulong W = 2;
    private const ulong U = 4;
    private const ulong A = 0x20;
    private const ulong D = 0x40;
    private const ulong PS = 0x80;
    private const ulong NX = 1UL << 63;
    private const ulong Cr0PagingProtected = 0x8001_0001;
    private const ulong Cr0WithoutWriteProtect = 0x8000_0001;
    private const ulong Cr4Pae = 0x20;
    private const ulong Cr4Pse = 0x10;
    private const ulong Cr4Smep = 1 << 20;
    private const ulong Cr4Smap = 1 << 21;
    private const ulong EferLong = 0x500;
    private const ulong EferNx = 0x800;

    private readonly NativeRam memory = new(0x10_0000);
    private readonly ScriptedVcpu vcpu = new();
    private readonly GuestPageTables tables;
    private VcpuState state;

    public GuestPageTablesTests() => tables = TestPageTables.Of(memory.Ram, vcpu);

    [Test]
    public void Without_paging_an_address_is_itself_in_32_bits()
    {
        state.Cr0 = 1;
        Assert.That(Translate(0x1_0000_1234), Is.EqualTo(0x1234UL));
    }

    [Test]
    public void A_4_KiB_page_of_long_mode_is_found_and_marked_accessed()
    {
        BuildLong();

        Assert.That(Translate(0x1234), Is.EqualTo(0x5_5234UL));
        Assert.That(Entry(0x4000 + 8), Is.EqualTo(0x5_5000 | P | W | U | A));
        Assert.That(Entry(0x1000) & A, Is.Not.Zero);
    }

    [Test]
    public void A_write_marks_the_leaf_dirty_and_no_other_entry()
    {
        BuildLong();

        Assert.That(Translate(0x1000, LinearAccess.Write), Is.EqualTo(0x5_5000UL));
        Assert.That(Entry(0x4000 + 8) & D, Is.Not.Zero);
        Assert.That(Entry(0x3000) & D, Is.Zero);
    }

    [Test]
    public void Large_pages_of_2_MiB_and_1_GiB_keep_their_offsets()
    {
        BuildLong();
        Put(0x3000 + 8, 0x4000_0000 | P | W | PS);
        Put(0x2000 + 8, 0x8000_0000 | P | W | PS);

        Assert.That(Translate(0x20_0000 + 0x12345), Is.EqualTo(0x4001_2345UL));
        Assert.That(Translate(0x4000_0000 + 0x1234567), Is.EqualTo(0x8123_4567UL));
    }

    [Test]
    public void Five_levels_are_walked_when_CR4_asks_for_them()
    {
        BuildLong();
        Put(0x6000, 0x1000 | P | W | U);
        state.Cr3 = 0x6000;
        state.Cr4 |= 1 << 12;

        Assert.That(Translate(0x1234), Is.EqualTo(0x5_5234UL));
    }

    [TestCase(0x8000_0000_0000UL)]
    [TestCase(0xFFFF_0000_0000_0000UL)]
    public void An_address_that_is_not_canonical_is_told_as_such(ulong linear)
    {
        BuildLong();
        Assert.That(
            tables.Translate(ref state, linear, LinearAccess.Read, out _, out _),
            Is.EqualTo(TranslationStatus.NotCanonical));
    }

    [Test]
    public void PAE_tables_are_walked_from_four_entries()
    {
        state.Cr0 = Cr0PagingProtected;
        state.Cr4 = Cr4Pae;
        state.Cr3 = 0x1020;
        Put(0x1020 + 24, 0x2000 | P);
        Put(0x2000 + (8 * 0x1FF), 0x3000 | P | W);
        Put(0x3000 + (8 * 0x1FF), 0x7_7000 | P | W);

        Assert.That(Translate(0xFFFF_F123), Is.EqualTo(0x7_7123UL));
    }

    [Test]
    public void Two_level_tables_have_4_KiB_and_4_MiB_pages_up_to_40_bits()
    {
        state.Cr0 = Cr0PagingProtected;
        state.Cr4 = Cr4Pse;
        state.Cr3 = 0x1000;
        Put32(0x1000 + (4 * 1), 0x2000 | P | W);
        Put32(0x2000 + (4 * 3), 0x9000 | P | W);
        Put32(0x1000 + (4 * 2), 0x0080_0000 | (0x12 << 13) | P | W | PS);

        Assert.That(Translate(0x0040_3456), Is.EqualTo(0x9456UL));
        Assert.That(Translate(0x0080_1234), Is.EqualTo(0x12_0080_1234UL));
    }

    [TestCase(0, 0x0u)]
    [TestCase(1, 0x2u)]
    [TestCase(5, 0x6u)]
    public void A_page_that_is_not_present_faults_with_what_was_wanted(int access, uint expected)
    {
        BuildLong();
        Assert.That(Fault(0x9000, (LinearAccess)access), Is.EqualTo(expected));
    }

    [Test]
    public void Rights_of_all_levels_count()
    {
        BuildLong();
        Put(0x2000, 0x3000 | P | U);

        Assert.That(Fault(0x1000, LinearAccess.Write), Is.EqualTo(0x3u));
        state.Cr0 = Cr0WithoutWriteProtect;
        Assert.That(Translate(0x1000, LinearAccess.Write), Is.EqualTo(0x5_5000UL));
        Assert.That(Fault(0x1000, LinearAccess.Write | LinearAccess.User), Is.EqualTo(0x7u));
    }

    [Test]
    public void Execution_needs_a_page_without_NX()
    {
        BuildLong();
        Put(0x4000 + 8, 0x5_5000 | P | W | U | NX);
        state.Efer |= EferNx;

        Assert.That(Fault(0x1000, LinearAccess.Fetch), Is.EqualTo(0x11u));
        Assert.That(Translate(0x1000), Is.EqualTo(0x5_5000UL));
    }

    [Test]
    public void NX_is_a_reserved_bit_while_EFER_does_not_enable_it()
    {
        BuildLong();
        Put(0x4000 + 8, 0x5_5000 | P | W | U | NX);
        Assert.That(Fault(0x1000, LinearAccess.Read), Is.EqualTo(0x9u));
    }

    [Test]
    public void The_supervisor_keeps_off_user_pages_with_SMEP_and_SMAP()
    {
        BuildLong();
        state.Cr4 |= Cr4Smep | Cr4Smap;

        Assert.That(Fault(0x1000, LinearAccess.Fetch), Is.EqualTo(0x11u));
        Assert.That(Fault(0x1000, LinearAccess.Read), Is.EqualTo(0x1u));
        state.Rflags = 1 << 18;
        Assert.That(Translate(0x1000), Is.EqualTo(0x5_5000UL));
        Assert.That(Fault(0x1000, LinearAccess.System), Is.EqualTo(0x1u), "the processor itself has no such exception");
    }

    [Test]
    public void Tables_outside_RAM_fault_with_a_reserved_bit()
    {
        BuildLong();
        state.Cr3 = 0xF_FFFF_FFFF_F000;
        Assert.That(Fault(0x1000, LinearAccess.Read), Is.EqualTo(0x9u));
        state.Cr3 = 0x1000;
        Put(0x3000, 0x7_0000_0000 | P | W | U);
        Assert.That(Fault(0x1000, LinearAccess.Read), Is.EqualTo(0x9u));
    }

    [Test]
    public void A_table_that_points_to_itself_ends_the_walk_after_its_levels()
    {
        BuildLong();
        Put(0x1000, 0x1000 | P | W | U);
        Assert.That(Translate(0x234), Is.EqualTo(0x1234UL));
    }

    [Test]
    public void Random_tables_never_lead_out_of_RAM()
    {
        Random random = new(1);
        random.NextBytes(memory.Bytes);
        for (int i = 0; i < 100_000; i++)
        {
            state.Cr0 = (ulong)random.NextInt64() | 0x8000_0001;
            state.Cr3 = (ulong)random.Next(0x10_0000);
            state.Cr4 = (ulong)random.NextInt64();
            state.Efer = (ulong)random.NextInt64();
            var access = (LinearAccess)random.Next(8);
            tables.Translate(ref state, (ulong)random.NextInt64() >> random.Next(64), access, out _, out _);
        }

        Assert.That(memory.GuardsAreIntact, Is.True);
    }

    public void Dispose()
    {
        memory.Dispose();
        vcpu.Dispose();
    }

    // PML4 at 0x1000, PDPT 0x2000, PD 0x3000, PT 0x4000; linear 0x1000 is physical 0x55000.
    private void BuildLong()
    {
        state.Cr0 = Cr0PagingProtected;
        state.Cr3 = 0x1000;
        state.Cr4 = Cr4Pae;
        state.Efer = EferLong;
        Put(0x1000, 0x2000 | P | W | U);
        Put(0x2000, 0x3000 | P | W | U);
        Put(0x3000, 0x4000 | P | W | U);
        Put(0x4000 + 8, 0x5_5000 | P | W | U);
    }

    private ulong Translate(ulong linear, LinearAccess access = LinearAccess.Read)
    {
        TranslationStatus status = tables.Translate(ref state, linear, access, out ulong physical, out uint error);
        Assert.That(status, Is.EqualTo(TranslationStatus.Translated), $"error code {error:X}");
        return physical;
    }

    private uint Fault(ulong linear, LinearAccess access)
    {
        TranslationStatus status = tables.Translate(ref state, linear, access, out _, out uint error);
        Assert.That(status, Is.EqualTo(TranslationStatus.PageFault));
        return error;
    }

    private ulong Entry(ulong address)
    {
        memory.Ram.TryRead(address, 8, out ulong value);
        return value;
    }

    private void Put(ulong address, ulong value) => memory.Ram.TryWrite(address, 8, value);

    private void Put32(ulong address, ulong value) => memory.Ram.TryWrite(address, 4, value);
}

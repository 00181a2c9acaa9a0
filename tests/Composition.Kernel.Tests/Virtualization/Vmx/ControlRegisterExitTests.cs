// What a write of CR0 does under VT-x.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed unsafe class ControlRegisterExitTests
{
    private const ulong Base = Cr0.ExtensionType | Cr0.NumericError;
    private const ulong Protected = Base | Cr0.ProtectionEnable;
    private const ulong Paged = Protected | Cr0.Paging;

    private VcpuState state;

    [SetUp]
    public void EnterProtectedMode()
    {
        state = default;
        state.Cr0 = Protected;
        state.Cs.Attributes = 0xC9B;
    }

    [Test]
    public void Caches_can_be_disabled()
    {
        Assert.That(Write(Protected | Cr0.CacheDisable), Is.True);
        Assert.That(state.Cr0, Is.EqualTo(Protected | Cr0.CacheDisable));
    }

    [TestCase(Protected | Cr0.NotWriteThrough)]
    [TestCase(Base | Cr0.Paging)]
    [TestCase(Protected | (1UL << 32))]
    public void Values_that_no_processor_takes_are_faults(ulong value)
    {
        Assert.That(Write(value), Is.False);
    }

    [Test]
    public void Paging_activates_long_mode_if_it_is_enabled()
    {
        state.Efer = Efer.LongModeEnable;
        state.Cr4 = Cr4.PhysicalAddressExtension;
        Assert.That(Write(Paged), Is.True);
        Assert.That(state.Efer, Is.EqualTo(Efer.LongModeEnable | Efer.LongModeActive));
    }

    [Test]
    public void Long_mode_needs_PAE()
    {
        state.Efer = Efer.LongModeEnable;
        Assert.That(Write(Paged), Is.False);
    }

    [Test]
    public void Long_mode_is_not_entered_from_a_64_bit_segment()
    {
        state.Efer = Efer.LongModeEnable;
        state.Cr4 = Cr4.PhysicalAddressExtension;
        state.Cs.Attributes = 0xA9B;
        Assert.That(Write(Paged), Is.False);
    }

    [Test]
    public void The_end_of_paging_leaves_long_mode()
    {
        state.Cr0 = Paged;
        state.Efer = Efer.LongModeEnable | Efer.LongModeActive;
        Assert.That(Write(Protected), Is.True);
        Assert.That(state.Efer, Is.EqualTo(Efer.LongModeEnable));
    }

    [Test]
    public void Paging_does_not_end_in_64_bit_code()
    {
        state.Cr0 = Paged;
        state.Efer = Efer.LongModeEnable | Efer.LongModeActive;
        state.Cs.Attributes = 0xA9B;
        Assert.That(Write(Protected), Is.False);
    }

    [TestCase(Paged, 0x20UL, 0UL, true)]
    [TestCase(Paged, 0x20UL, Efer.LongModeActive, false)]
    [TestCase(Paged, 0UL, 0UL, false)]
    [TestCase(Protected, 0x20UL, 0UL, false)]
    public void Page_directory_pointers_belong_to_PAE_paging(ulong cr0, ulong cr4, ulong efer, bool expected)
    {
        Assert.That(PageDirectoryPointers.AreUsed(cr0, cr4, efer), Is.EqualTo(expected));
    }

    [TestCase(0x1001UL, true)]
    [TestCase(0x1003UL, false)]
    [TestCase(0x1002UL, true, TestName = "Reserved_bits_of_an_entry_that_is_not_present_are_ignored")]
    [TestCase((1UL << 40) | 1, false)]
    public void Page_directory_pointers_have_reserved_bits(ulong entry, bool expected)
    {
        Assert.That(PageDirectoryPointers.IsLegal(entry, physicalAddressBits: 40), Is.EqualTo(expected));
    }

    private bool Write(ulong cr0)
    {
        fixed (VcpuState* page = &state)
        {
            return ControlRegisterExit.TryApplyCr0(page, cr0);
        }
    }
}

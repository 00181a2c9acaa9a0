// What holds interrupts back at an entry of VT-x.
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed class VmxInterruptibilityTests
{
    private const ulong Enabled = Rflags.Fixed | Rflags.Interrupt;

    [Test]
    public void A_shadow_with_interrupts_enabled_is_that_of_STI()
    {
        Assert.That(Choose(0, shadow: true, Enabled), Is.EqualTo(Interruptibility.BlockedBySti));
    }

    [Test]
    public void A_shadow_with_interrupts_disabled_can_only_be_that_of_MOV_SS()
    {
        Assert.That(
            Choose(Interruptibility.BlockedBySti, shadow: true, Rflags.Fixed),
            Is.EqualTo(Interruptibility.BlockedByMovSs));
    }

    [Test]
    public void A_shadow_of_MOV_SS_stays_one()
    {
        Assert.That(
            Choose(Interruptibility.BlockedByMovSs, shadow: true, Enabled),
            Is.EqualTo(Interruptibility.BlockedByMovSs));
    }

    [Test]
    public void A_monitor_that_clears_the_shadow_ends_it()
    {
        ulong present = Interruptibility.BlockedBySti | Interruptibility.BlockedByNmi;
        Assert.That(Choose(present, shadow: false, Enabled), Is.EqualTo(Interruptibility.BlockedByNmi));
    }

    [Test]
    public void An_injected_NMI_is_not_held_back_by_an_earlier_one()
    {
        ulong result = VmxInterruptibility.Choose(
            Interruptibility.BlockedByNmi, shadow: false, Enabled, takesNmi: true);
        Assert.That(result, Is.Zero);
    }

    [TestCase(Rflags.Trap, DebugException.SingleStep)]
    [TestCase(0UL, 0UL)]
    public void Under_a_shadow_a_single_step_is_pending_exactly_if_TF_is_set(ulong flags, ulong expected)
    {
        ulong result = VmxInterruptibility.PendingDebugExceptions(
            DebugException.SingleStep & ~expected, Interruptibility.BlockedBySti, Enabled | flags);
        Assert.That(result, Is.EqualTo(expected));
    }

    [Test]
    public void Without_a_shadow_pending_debug_exceptions_stay()
    {
        Assert.That(VmxInterruptibility.PendingDebugExceptions(5, 0, Enabled | Rflags.Trap), Is.EqualTo(5));
    }

    private static ulong Choose(ulong present, bool shadow, ulong rflags) =>
        VmxInterruptibility.Choose(present, shadow, rflags, takesNmi: false);
}

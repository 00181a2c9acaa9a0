// Guest states that pass the kernel's checks and that the processor refuses. QEMU enters guests in any state.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture]
public class EntryFailureTests() : VirtualProcessorFixture(TestMachine.BochsVmx)
{
    [Test]
    public void It_is_logged_once_however_often_the_monitor_tries()
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                // Bochs 2.7 refuses real mode where the two low bits of CS are not clear; processors do not.
                TestGuest.EnterRealMode(code, segment: 0x101);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
            });

        AssertInOrder(console, "exit InvalidState", "exit InvalidState");
        Assert.That(LinesWith(console, "CN4102"), Is.EqualTo(1), "lines about failed entries");
        Assert.That(LinesWith(console, "CN4101"), Is.EqualTo(1), "lines about refusals");
    }

    [Test]
    public void The_ordinary_kernel_leaves_rules_to_the_processor_which_does_not_say_them() =>
        AssertRefused(KernelVariant.Ordinary, "for a reason that it does not report (check 63)");

    [Test]
    public void The_checked_kernel_says_which_rule_is_broken() => AssertRefused(KernelVariant.Checked, "(check 75)");

    private void AssertRefused(KernelVariant kernel, string reason)
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                // An external interrupt, although RFLAGS.IF is clear as after a reset.
                TestGuest.Set(code, nameof(VcpuState.Injection), EventInjection.Valid | 0x30);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
                TestGuest.Set(code, nameof(VcpuState.Injection), 0);
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
            },
            kernel);

        Assert.That(LinesWith(console, "CN4102"), Is.EqualTo(1), "lines about failed entries");
        Assert.That(LinesWith(console, reason), Is.EqualTo(1));
        AssertInOrder(console, "exit InvalidState", "exit Halt");
    }
}

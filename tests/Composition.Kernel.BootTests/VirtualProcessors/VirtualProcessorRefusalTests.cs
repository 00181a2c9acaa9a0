// Guests: invalid entry states, and their log lines.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualProcessorRefusalTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const ulong ReservedOfCr4 = 1UL << 40;
    private const ulong UpperHalfOfCr0 = 1UL << 40;
    private const ulong ProtectionEnable = 0x11;

    [Test]
    public void A_state_that_cannot_be_is_refused_with_its_reason()
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                TestGuest.Set(code, nameof(VcpuState.Cr4), ReservedOfCr4);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
                TestGuest.Set(code, nameof(VcpuState.Cr4), 0);
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
            });

        Assert.That(
            console,
            Does.Contain("CN4101 monitor: the state of its guest is invalid: CR4 has bits set that this processor "
                + "does not have (check 5)"));
        AssertInOrder(console, "exit InvalidState", "exit Halt");
    }

    [Test]
    public void The_log_is_told_each_reason_once_however_often_a_monitor_is_refused()
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                TestGuest.Set(code, nameof(VcpuState.Cr4), ReservedOfCr4);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
                TestGuest.Set(code, nameof(VcpuState.Cr4), 0);
                TestGuest.Set(code, nameof(VcpuState.Cr0), UpperHalfOfCr0 | ProtectionEnable);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);

                // An entry that succeeds between two refusals makes no difference.
                TestGuest.Set(code, nameof(VcpuState.Cr0), ProtectionEnable);
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
                TestGuest.Set(code, nameof(VcpuState.Cr4), ReservedOfCr4);
                code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.DirtyGroups)), (int)VcpuRegisterGroup.Control);
                TestGuest.RunUntil(code, VcpuExitReason.InvalidState);
                TestGuest.ExpectField(code, nameof(VcpuState.Qualification), 5);
            });

        AssertInOrder(
            console, "exit InvalidState", "exit InvalidState", "exit InvalidState", "exit Halt", "exit InvalidState",
            "Qualification is right");
        Assert.That(LinesWith(console, "CN4101"), Is.EqualTo(2), "lines about refusals");
        Assert.That(LinesWith(console, "(check 5)"), Is.EqualTo(1));
        Assert.That(LinesWith(console, "(check 1)"), Is.EqualTo(1));
    }
}

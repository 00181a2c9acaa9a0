// Guest states that pass the kernel's checks and that the processor refuses. QEMU enters guests in any state.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

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
}

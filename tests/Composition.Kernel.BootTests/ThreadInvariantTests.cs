// What follows when a thread is not as its state requires.
using CamkesNet.Launcher;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture]
public class ThreadInvariantTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    [Test]
    public void The_machine_stops_before_a_thread_runs()
    {
        var system = new TestSystem { Kernel = KernelVariant.Broken };
        system.Component("component").Thread("control", 100, code =>
        {
            code.Log("the component runs");
            code.WaitForEver();
        });
        string image = system.Write(TestContext.CurrentContext.Test.Name);
        using RunningMachine machine = new QemuMachine(image) { MemoryMb = 128 }.Start();
        Assert.That(
            machine.WaitFor("CN3908 the kernel stopped: thread 0x0 is not as its state requires, which is 0x1", patience),
            Is.True,
            machine.Transcript);
        Assert.That(machine.Transcript, Does.Not.Contain("the component runs"));
    }
}

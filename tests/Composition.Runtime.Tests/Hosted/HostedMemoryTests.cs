// Memory and processors that only an image has, with fakes behind the ports.
using CamkesNet.Abi;
using CamkesNet.Hosted;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed unsafe class HostedMemoryTests
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private MachineSystem machines = null!;
    private HostedSystem system = null!;

    private Machine Machine => machines.Machine;

    [SetUp]
    public void Create()
    {
        machines = new MachineSystem();
        system = new HostedSystem(machines);
    }

    [TearDown]
    public void Stop() => system.Dispose();

    [Test]
    public void Memory_has_the_contents_and_the_size_that_were_connected()
    {
        Machine.Program = machine =>
        {
            Assert.That((machine.Archive.Size, machine.Ram.Size, machine.Registers.Size), Is.EqualTo((3UL, 5UL, 8UL)));
            Assert.That(machine.Archive.Slice(0, 3).ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(machine.Registers.Read32(4), Is.EqualTo(0x0807_0605U));
            machine.Ram.Slice(4, 1)[0] = 9;
        };
        ConnectAll();
        system.Start();
        Assert.That(system.WaitForRun(Machine, patience), Is.True);
        Assert.That(Machine.Ram.Slice(4, 1)[0], Is.EqualTo(9));
        Assert.That(Machine.More.IsConnected, Is.False);
    }

    [TestCase(2UL, "A register of 4 bytes at offset 2 of the port Registers is not aligned: use a multiple of 4.")]
    [TestCase(8UL, "A register of 4 bytes at offset 8 is beyond the port Registers, which has 8 bytes.")]
    public void A_register_that_is_not_there_is_refused_with_the_reason(ulong offset, string reason)
    {
        string message = "";
        Machine.Program = machine => message = Assert.Throws<ArgumentOutOfRangeException>(
            () => machine.Registers.Read32(offset))!.Message;
        ConnectAll();
        system.Start();
        Assert.That(system.WaitForRun(Machine, patience), Is.True);
        Assert.That(message, Does.StartWith(reason));
    }

    [Test]
    public void A_fake_processor_runs_in_the_place_of_a_real_one()
    {
        VcpuExitReason reason = VcpuExitReason.Notified;
        Machine.Program = machine => reason = machine.Processor.Run();
        ConnectAll();
        system.Start();
        Assert.That(system.WaitForRun(Machine, patience), Is.True);
        Assert.That(reason, Is.EqualTo(VcpuExitReason.Cpuid));
    }

    [Test]
    public void A_timer_needs_no_fake()
    {
        Machine.Program = machine =>
        {
            machine.Alarm.Set(machine.InstanceClock.After(1_000_000));
            machine.Alarm.Wait();
        };
        ConnectAll();
        system.Start();
        Assert.That(system.WaitForRun(Machine, patience), Is.True);
    }

    [Test]
    public void Memory_without_a_fake_is_named()
    {
        system.Connect(Machine.Archive, [1]);
        system.Connect(Machine.Ram, [1]);
        system.Connect(Machine.Processor, new FakeProcessor());
        Assert.That(system.Start, Throws.InvalidOperationException.With.Message.Contains("machine.Registers"));
    }

    [Test]
    public void A_processor_without_a_fake_is_named()
    {
        system.Connect(Machine.Archive, [1]);
        system.Connect(Machine.Ram, [1]);
        Assert.That(system.Start, Throws.InvalidOperationException.With.Message.Contains("machine.Processor"));
    }

    [Test]
    public void A_port_that_is_none_of_memory_takes_none() => Assert.That(
        () => system.Connect(Machine.Alarm, [1]), Throws.ArgumentException.With.Message.StartsWith(
            "The port Alarm is not one of memory, or it is not connected."));

    [Test]
    public void A_port_that_is_not_connected_takes_no_memory() => Assert.That(
        () => system.Connect(Machine.More, [1]), Throws.ArgumentException.With.Message.StartsWith(
            "The port More is not one of memory, or it is not connected."));

    private void ConnectAll()
    {
        system.Connect(Machine.Archive, [1, 2, 3]);
        system.Connect(Machine.Ram, [1, 2, 3, 4, 5]);
        system.Connect(Machine.Registers, [1, 2, 3, 4, 5, 6, 7, 8]);
        system.Connect(Machine.Processor, new FakeProcessor());
    }

    private sealed class FakeProcessor() : VcpuControl(null, new HostedNotification(new HostedGate()))
    {
        public override VcpuExitReason Run() => VcpuExitReason.Cpuid;

        public override void ReadState()
        {
        }
    }
}

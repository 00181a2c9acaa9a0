// A hostile monitor enters its guest with random states and instructions: nobody but that monitor suffers.
using CamkesNet.Abi;
using CamkesNet.Tests.Fuzz.Attacks;
using CamkesNet.Tests.Fuzz.Inputs;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests.Fuzz;

[CancelAfter(FuzzSettings.MostMilliseconds)]
public sealed class VirtualProcessorFuzz
{
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;

    // With -icount, which Bochs lacks, a tick is an instruction. The longest path of the kernel is an entry's checks.
    private const ulong LongestDelay = 50_000;

    // Bochs' SVM is left out: Bochs itself fails when a guest ends by a triple fault (docs/machines.md).
    [TestCase(TestMachine.QemuSvm, 10_000)]
    [TestCase(TestMachine.BochsVmx, 10_000)]
    [TestCase(TestMachine.QemuSvm, 1_000_000, Category = "Long")]
    [TestCase(TestMachine.BochsVmx, 1_000_000, Category = "Long")]
    public void Random_states(TestMachine machine, int times)
    {
        int entries = FuzzSettings.Times(times);
        TestContext.Out.WriteLine($"seed {FuzzSettings.Seed}, {entries} entries");
        string console = machine == TestMachine.QemuSvm
            ? Machine.Run(Attack(entries), "-icount", "shift=0,sleep=off")
            : Machine.Run(Attack(entries), machine);

        Assert.That(console, Does.Contain("the attack is over"));
        Assert.That(console, Does.Contain("exit InvalidState").And.Contain("exit DeadlineReached"));
        Assert.That(console, Does.Not.Contain("spoiled"));
        Assert.That(console, Does.Contain("stopped: 0"), "nobody was stopped");
        if (machine == TestMachine.QemuSvm)
        {
            Assert.That(AttackReport.Number(console, "lateness"), Is.LessThan(LongestDelay));
        }
    }

    private static TestSystem Attack(int entries)
    {
        TestSystem system = new();
        uint counts = system.Region(UserAddressSpace.PageSize);
        uint record = system.Region(UserAddressSpace.PageSize);
        TestComponent monitor = new TestGuest(system).Monitor(
            "monitor", 50, guest => guest.hlt(), code => HostileMonitor.Write(code, FuzzSettings.Seed, entries));
        monitor.Regions.Add((HostileMonitor.Counts, counts, ReadWrite));
        TestComponent keeper = system.Component("bystander").Thread("time", 250, Bystander.KeepTime);
        keeper.Regions.Add((Bystander.Record, record, ReadWrite));
        TestComponent victim = system.Component("victim").Thread("data", 50, Bystander.KeepData);
        victim.Regions.Add((Bystander.Record, record, MappingRights.Read));
        monitor.Regions.Add((HostileMonitor.BystanderRecord, record, ReadWrite));
        return system;
    }
}

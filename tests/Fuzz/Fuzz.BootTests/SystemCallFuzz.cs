// Two hostile components of three threads each make random system calls: the kernel survives, and nobody else suffers.
using CamkesNet.Abi;
using CamkesNet.Tests.Fuzz.Attacks;
using CamkesNet.Tests.Fuzz.Inputs;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz;

[CancelAfter(FuzzSettings.MostMilliseconds)]
public sealed class SystemCallFuzz
{
    private const MappingRights ReadWrite = MappingRights.Read | MappingRights.Write;
    private const CapabilityRights SendReceive = CapabilityRights.Send | CapabilityRights.Receive;
    private const ulong GuestRamSize = 2 * 1024 * 1024;

    // With -icount a tick is an instruction. A restart, which clears a component's memory, is the longest path that
    // nothing interrupts; a record of a fault is written in less.
    private const ulong LongestDelay = 50_000;

    [TestCase(100_000)]
    [TestCase(10_000_000, Category = "Long")]
    public void Random_system_calls(int times)
    {
        int calls = FuzzSettings.Times(times);
        TestContext.Out.WriteLine($"seed {FuzzSettings.Seed}, {calls} calls");
        string console = Machine.Run(
            Attack(calls), "-icount", "shift=0,sleep=off", "-append", "camkes.log=quiet",
            "-device", "isa-debug-exit,iobase=0xf4,iosize=0x4");

        Assert.That(console, Does.Contain("the attack is over"));
        Assert.That(console, Does.Not.Contain("spoiled"));
        Assert.That(AttackReport.Number(console, "calls"), Is.AtLeast((ulong)calls));
        Assert.That(AttackReport.Number(console, "leaks"), Is.Zero, "registers of others were seen: 'leaked' has the last");
        Assert.That(AttackReport.Number(console, "rounds"), Is.GreaterThan(10UL));
        Assert.That(AttackReport.Number(console, "lateness"), Is.LessThan(LongestDelay));
        foreach (SystemCallOperation operation in Enum.GetValues<SystemCallOperation>())
        {
            Assert.That(AttackReport.Number(console, $"{operation}"), Is.Not.Zero, $"{operation} was tried");
        }
    }

    private static TestSystem Attack(int calls)
    {
        TestSystem system = new();
        uint server = system.Endpoint();
        Server(system, server);
        uint record = system.Region(UserAddressSpace.PageSize);
        TestComponent keeper = system.Component("bystander")
            .Thread("time", 250, Bystander.KeepTime);
        keeper.Regions.Add((Bystander.Record, record, ReadWrite));
        TestComponent victim = Loud(system.Component("victim").Thread("data", 60, Bystander.KeepData));
        victim.Regions.Add((Bystander.Record, record, MappingRights.Read));
        uint victimNotification = victim.Capabilities[TestSlot.ControlNotification].Object;

        // Threads are numbered through the system: server, bystander, victim, then those of the attackers.
        TestComponent supervisor = Loud(system.Component("supervisor").Thread("control", 200, code => Supervisor.Write(code, calls)));
        Assailant first = new(system, "first", 1, firstThread: 4, server, victimNotification);
        Assailant second = new(system, "second", 2, firstThread: 7, server, victimNotification);
        first.Meet(system, second);
        second.Meet(system, first);
        supervisor
            .Grant(Supervisor.FirstControl, CapabilityKind.Control, CapabilityRights.Control, system.IndexOf(first.Component))
            .Grant(Supervisor.SecondControl, CapabilityKind.Control, CapabilityRights.Control, system.IndexOf(second.Component))
            .Grant(Supervisor.FirstNotification, CapabilityKind.Notification, CapabilityRights.Send, first.Notification, 1)
            .Grant(Supervisor.SecondNotification, CapabilityKind.Notification, CapabilityRights.Send, second.Notification, 1)
            .Grant(
                Supervisor.DebugExit, CapabilityKind.IoPorts, CapabilityRights.Send,
                system.IoPorts(Supervisor.DebugExitPort, Supervisor.DebugExitPort));
        supervisor.Regions.Add((Supervisor.FirstRecord, first.Region, ReadWrite));
        supervisor.Regions.Add((Supervisor.SecondRecord, second.Region, ReadWrite));
        supervisor.Regions.Add((Supervisor.BystanderRecord, record, ReadWrite));

        // The kernel writes records of all faults; nobody puts them into words.
        system.OwnReporter = system.Component("reporter").Thread("control", 255, code => code.WaitForEver());
        return system;
    }

    /// <summary>The log is quiet but for what this component says.</summary>
    private static TestComponent Loud(TestComponent component)
    {
        component.Capabilities[CapabilitySlot.Log] = component.Capabilities[CapabilitySlot.Log] with
        {
            Rights = CapabilityRights.Control | CapabilityRights.Send,
        };
        return component;
    }

    // It has the secret in everything that it has while it answers.
    private static void Server(TestSystem system, uint endpoint) => system.Component("server")
        .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
        .Thread("dispatcher", 120, code =>
        {
            code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
            code.RepeatForEver(() =>
            {
                code.Assembler.mov(rbx, Secret.Value);
                foreach (Iced.Intel.AssemblerRegister64 register in
                    (Iced.Intel.AssemblerRegister64[])[rbp, r11, r12, r13, r14, r15, rcx])
                {
                    code.Assembler.mov(register, rbx);
                }

                code.Assembler.movq(xmm0, rbx);
                code.Assembler.movq(xmm9, rbx);
                code.Assembler.and(esi, 0x1FF);
                code.Enter(SystemCallOperation.ReplyReceive, CapabilitySlot.Endpoint);
            });
        });

    /// <summary>One of the two, with a capability of every kind.</summary>
    private sealed class Assailant
    {
        private readonly uint endpoint;

        public Assailant(TestSystem system, string name, int number, uint firstThread, uint server, uint victim)
        {
            Region = system.Region(UserAddressSpace.PageSize);
            endpoint = system.Endpoint();
            uint dispatch = system.Notification();
            uint state = system.Region(UserAddressSpace.PageSize);
            uint ram = system.Region(GuestRamSize, MemoryObjectKind.GuestRam);
            uint space = system.GuestAddressSpace(
                new GuestMappingRecord { MemoryObject = ram, Size = GuestRamSize, Rights = ReadWrite });
            ushort port = (ushort)(AttackSlot.FirstIoPort + (number * 4) - 4);
            Component = system.Component(name);
            int seed = (FuzzSettings.Seed * 2) + number;
            Component
                .Grant(AttackSlot.OwnEndpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
                .Grant(AttackSlot.DispatchNotification, CapabilityKind.Notification, SendReceive, dispatch, 2)
                .Grant(AttackSlot.SecondThread, CapabilityKind.Thread, CapabilityRights.Control, firstThread + 1)
                .Grant(AttackSlot.ThirdThread, CapabilityKind.Thread, CapabilityRights.Control, firstThread + 2)
                .Grant(AttackSlot.Server, CapabilityKind.Endpoint, CapabilityRights.Send, server, (ulong)number)
                .Grant(AttackSlot.Bystander, CapabilityKind.Notification, CapabilityRights.Send, victim, 3)
                .Grant(AttackSlot.Timer, CapabilityKind.Timer, CapabilityRights.Send, system.Timer(Notification, 8))
                .Grant(AttackSlot.IoPorts, CapabilityKind.IoPorts, SendReceive, system.IoPorts(port, (ushort)(port + 3)))
                .Grant(
                    AttackSlot.Interrupt, CapabilityKind.Interrupt, CapabilityRights.Send,
                    system.Interrupt((uint)number + 4, dispatch, 16))
                .Grant(AttackSlot.Vcpu, CapabilityKind.Vcpu, CapabilityRights.Control, system.Vcpu(space, state))
                .Grant(AttackSlot.SelfCall, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, 44)
                .Thread("first", 60, code => Attacker.Write(code, seed, 0), dispatch)
                .StoppedThread("second", 61, code => Attacker.Write(code, seed, 1))
                .StoppedThread("third", 59, code => Attacker.Write(code, seed, 2));
            Component.Regions.Add((Attacker.Record, Region, ReadWrite));
            Component.Regions.Add((Attacker.StatePage, state, ReadWrite));
        }

        public TestComponent Component { get; }

        public uint Region { get; }

        public uint Notification => Component.Capabilities[AttackSlot.ControlNotification].Object;

        public void Meet(TestSystem system, Assailant peer) => Component
            .Grant(AttackSlot.PeerControl, CapabilityKind.Control, CapabilityRights.Control, system.IndexOf(peer.Component))
            .Grant(AttackSlot.OwnControl, CapabilityKind.Control, CapabilityRights.Control, system.IndexOf(Component))
            .Grant(AttackSlot.PeerCall, CapabilityKind.Endpoint, CapabilityRights.Send, peer.endpoint, 99)
            .Grant(AttackSlot.PeerNotification, CapabilityKind.Notification, CapabilityRights.Send, peer.Notification, 4);
    }
}

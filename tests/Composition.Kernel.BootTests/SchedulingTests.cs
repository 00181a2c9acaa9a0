// Priorities, preemption, round robin, and the state that survives them.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class SchedulingTests
{
    private const uint SignalSlot = TestSlot.FirstPort;
    private const ulong Shared = UserAddressSpace.RegionArea;

    [Test]
    public void A_thread_of_higher_priority_takes_the_processor_from_one_that_never_waits()
    {
        var system = new TestSystem();
        TestComponent busy = system.Component("busy");
        uint end = busy.Capabilities[TestSlot.ControlNotification].Object;
        busy.Thread("control", 10, code =>
        {
            Label again = code.Assembler.CreateLabel();
            code.Log("busy");
            code.Assembler.Label(ref again);
            code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
            code.Assembler.test(rax, rax);
            code.Assembler.je(again);
            code.Log("released");
            code.WaitForEver();
        });
        system.Component("urgent")
            .Grant(SignalSlot, CapabilityKind.Notification, CapabilityRights.Send, end, 1)
            .Thread("control", 200, code =>
            {
                code.Repeat(3, () =>
                {
                    code.WaitForTicks(10_000_000);
                    code.Log("urgent");
                });
                code.SystemCall(SystemCallOperation.Signal, SignalSlot);
                code.WaitForEver();
            });

        Assert.That(
            Machine.Run(system, "-icount", "shift=0,sleep=off"),
            Does.Contain("busy\nurgent\nurgent\nurgent\nreleased\n"));
    }

    [Test]
    public void Equals_share_the_processor_without_asking_for_it()
    {
        string console = RunPair("is done", (_, _) => { }, (_, _) => { });

        Assert.That(console, Does.Contain("left is done\n"));
        Assert.That(console, Does.Contain("right is done\n"));
    }

    [Test]
    public void A_thread_that_is_preempted_all_the_time_does_not_keep_the_processor_from_its_equal()
    {
        const int Rounds = 100;
        const int TicksBetweenRounds = 1_000_000;
        var system = new TestSystem();
        uint region = system.Region(0x1000);
        TestComponent greedy = system.Component("greedy").Thread("control", 100, code =>
        {
            Label again = code.Assembler.CreateLabel();
            code.Log("greedy begins");
            code.Assembler.mov(rbx, Shared);
            code.Assembler.Label(ref again);
            code.Assembler.cmp(__qword_ptr[rbx], 0);
            code.Assembler.je(again);
            code.WaitForEver();
        });
        system.Component("equal").Thread("control", 100, code =>
        {
            code.Log("its equal runs");
            code.WaitForEver();
        });
        TestComponent urgent = system.Component("urgent").Thread("control", 200, code =>
        {
            code.Repeat(Rounds, () => code.WaitForTicks(TicksBetweenRounds));
            code.Log("the rounds are over");
            code.Assembler.mov(rbx, Shared);
            code.Assembler.inc(__qword_ptr[rbx]);
            code.WaitForEver();
        });
        greedy.Regions.Add((Shared, region, MappingRights.Read));
        urgent.Regions.Add((Shared, region, MappingRights.Read | MappingRights.Write));

        Assert.That(
            Machine.Run(system, "-icount", "shift=0,sleep=off"),
            Does.Contain("greedy begins\nits equal runs\nthe rounds are over\n"));
    }

    [Test]
    public void Registers_of_a_preempted_thread_survive_and_do_not_reach_another_component()
    {
        // Both spin with their own pattern in a vector register and look at it all the time.
        string console = RunPair(
            "kept its register",
            (assembler, own) =>
            {
                assembler.mov(r13d, 0x1111 + own);
                assembler.movq(xmm5, r13);
            },
            (assembler, lost) =>
            {
                assembler.movq(rax, xmm5);
                assembler.cmp(rax, r13);
                assembler.jne(lost);
            });

        Assert.That(console, Does.Contain("left kept its register\n"));
        Assert.That(console, Does.Contain("right kept its register\n"));
    }

    [Test]
    public void A_system_call_returns_with_empty_vector_registers()
    {
        var system = new TestSystem();
        system.Component("component").Thread("control", 100, code =>
        {
            code.Assembler.mov(rax, ulong.MaxValue);
            code.Assembler.movq(xmm3, rax);
            code.SystemCall(SystemCallOperation.Yield, CapabilitySlot.None);
            code.Assembler.movq(rax, xmm3);
            code.Expect(0, "empty", "left over");
            code.WaitForEver();
        });

        Assert.That(Machine.Run(system), Does.Contain("empty\n"));
    }

    [Test]
    public void A_thread_runs_when_its_component_starts_it()
    {
        var system = new TestSystem();
        TestComponent component = system.Component("component");
        component
            .Grant(TestSlot.DispatchThread, CapabilityKind.Thread, CapabilityRights.Control, 1)
            .Grant(
                TestSlot.DispatchNotification,
                CapabilityKind.Notification,
                CapabilityRights.Receive,
                system.Notification())
            .Thread("control", 100, code =>
            {
                code.Log("first");
                code.SystemCall(SystemCallOperation.ThreadStart, TestSlot.DispatchThread);
                code.Log("second");
                code.WaitForEver();
            })
            .StoppedThread("dispatcher", 50, code =>
            {
                code.Log("third");
                code.WaitForEver(TestSlot.DispatchNotification);
            });

        Assert.That(Machine.Run(system), Does.Contain("first\nsecond\nthird\n"));
    }

    // Two threads of one priority, in components of their own, count until both counters are at a thousand and then
    // log the end: alone, neither would come to it. A counter is in memory that both have.
    private static string RunPair(string end, Action<Assembler, int> begin, Action<Assembler, Label> check)
    {
        const int Rounds = 1000;
        var system = new TestSystem();
        uint region = system.Region(0x1000);
        foreach ((string name, int own, int other) in new[] { ("left", 0, 64), ("right", 64, 0) })
        {
            TestComponent component = system.Component(name).Thread("control", 100, code =>
            {
                Assembler assembler = code.Assembler;
                Label again = assembler.CreateLabel();
                Label failed = assembler.CreateLabel();
                assembler.mov(rbx, Shared);
                begin(assembler, own);
                assembler.Label(ref again);
                check(assembler, failed);
                assembler.inc(__qword_ptr[rbx + own]);
                assembler.cmp(__qword_ptr[rbx + own], Rounds);
                assembler.jb(again);
                assembler.cmp(__qword_ptr[rbx + other], Rounds);
                assembler.jb(again);
                code.Log($"{name} {end}");
                assembler.Label(ref failed);
                assembler.nop();
                code.WaitForEver();
            });
            component.Regions.Add((Shared, region, MappingRights.Read | MappingRights.Write));
        }

        return Machine.Run(system);
    }
}

// Invalid task switches: each check has its exception, and hostile tasks end in a fault or a stop.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Machine;
using static CamkesNet.Tests.TaskSwitching.TaskBench;

namespace CamkesNet.Tests.TaskSwitching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TaskSwitchFaultTests : IDisposable
{
    private const uint InvalidTaskState = 10, NotPresent = 11, StackFault = 12, GeneralProtection = 13, Page = 14;
    private const uint DoubleFault = 8;
    private const ulong Exception = 0x8000_0B00;
    private const int RamSize = 32 << 20;

    private readonly TaskBench bench = new();

    private static IEnumerable<TestCaseData> RefusedTasks =>
    [
        Case("a null selector", TaskSwitchSource.Jump, 0, GeneralProtection, _ => { }),
        Case("a local selector", TaskSwitchSource.Call, New | 4, GeneralProtection, _ => { }),
        Case("a selector beyond the table", TaskSwitchSource.Jump, LastSelector + 8, GeneralProtection, _ => { }),
        Case("a table that cuts the descriptor", TaskSwitchSource.Jump, New, GeneralProtection,
            bench => bench.State.Gdtr.Limit = New + 6),
        Case("a busy task", TaskSwitchSource.Call, New, GeneralProtection,
            bench => bench.SetDescriptor(New, Task(Busy, NewTask, 0x67))),
        Case("a data segment", TaskSwitchSource.Jump, Data, GeneralProtection, _ => { }),
        Case("a local table", TaskSwitchSource.Jump, Local, GeneralProtection, _ => { }),
        Case("a task that is not busy, to return to", TaskSwitchSource.Return, New, InvalidTaskState, _ => { }),
        Case("a local selector to return to", TaskSwitchSource.Return, New | 4, InvalidTaskState, _ => { }),
        Case("nothing to return to", TaskSwitchSource.Return, 0, InvalidTaskState, _ => { }),
        Case("a task that is not present", TaskSwitchSource.Jump, New, NotPresent,
            bench => bench.SetDescriptor(New, Task(0x09, NewTask, 0x67))),
        Case("a task that is too short", TaskSwitchSource.Jump, New, InvalidTaskState,
            bench => bench.SetDescriptor(New, Task(Available, NewTask, 0x66))),
        Case("a 16-bit task that is too short", TaskSwitchSource.Jump, New16, InvalidTaskState,
            bench => bench.SetDescriptor(New16, Task(Available16, NewTask16, 0x2A))),
    ];

    private static IEnumerable<TestCaseData> RefusedSegments =>
    [
        Segment("a null code segment", 1, 0, InvalidTaskState),
        Segment("code beyond the table", 1, LastSelector + 8, InvalidTaskState),
        Segment("code in no local table", 1, 0xC, InvalidTaskState),
        Segment("data as code", 1, Data, InvalidTaskState),
        Segment("code of another level", 1, Code | 1, InvalidTaskState),
        Segment("code that is not present", 1, AbsentCode, NotPresent),
        Segment("a null stack segment", 2, 0, InvalidTaskState),
        Segment("code as stack", 2, Code, InvalidTaskState),
        Segment("a read-only stack", 2, ReadOnly, InvalidTaskState),
        Segment("a stack of another level", 2, UserData, InvalidTaskState),
        Segment("a stack that is asked for at another level", 2, Data | 3, InvalidTaskState),
        Segment("a stack that is not present", 2, Absent, StackFault),
        Segment("data beyond the table", 3, LastSelector + 8, InvalidTaskState),
        Segment("code that cannot be read as data", 3, ExecuteOnly, InvalidTaskState),
        Segment("a task as data", 0, New16, InvalidTaskState),
        Segment("data of a level that is asked for too low", 4, Data | 3, InvalidTaskState),
        Segment("data that is not present", 5, Absent, NotPresent),
    ];

    // Each begins before the hole, or in it; the error codes have W for writes, and never U.
    private static IEnumerable<TestCaseData> UnmappedStructures =>
    [
        Unmapped("the old task", 2, bench => bench.State.Tr.Base = Hole - 0x30),
        Unmapped("the new task's end", 0, bench => bench.SetDescriptor(New, Task(Available, Hole - 0x40, 0x67))),
        Unmapped("the back link", 2, bench => bench.SetDescriptor(New, Task(Available, Hole, 0x67))),
        Unmapped("the descriptor", 0, bench => bench.State.Gdtr.Base = Hole - New - 4),
    ];

    [TestCaseSource(nameof(RefusedTasks))]
    public void A_task_that_cannot_be_entered_is_a_fault_of_the_old_one(
        object source, int selector, uint vector, object prepare)
    {
        ((Action<TaskBench>)prepare)(bench);
        byte[] before = bench.ReadBytes(OldTask, 0x600);
        VcpuState state = bench.State;
        Assert.That(bench.Switch((TaskSwitchSource)source, (ushort)selector), Is.True);
        Assert.That(bench.State.Rip, Is.EqualTo(state.Rip));
        Assert.That(bench.State.Tr.Selector, Is.EqualTo(Old));
        Assert.That(bench.State.Rflags, Is.EqualTo(state.Rflags));
        Assert.That(bench.ReadBytes(OldTask, 0x600), Is.EqualTo(before));
        Assert.That(bench.Access(Old), Is.EqualTo(Busy));
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(vector, (uint)(selector & 0xFFFC))));
    }

    [TestCaseSource(nameof(RefusedSegments))]
    public void A_segment_that_cannot_be_loaded_is_a_fault_of_the_new_task(int index, int selector, uint vector)
    {
        bench.SetNewSelector(index, (ushort)selector);
        Assert.That(bench.Switch(TaskSwitchSource.Call), Is.True);
        Assert.That(bench.State.Rip, Is.EqualTo(0x6000));
        Assert.That(bench.State.Tr.Selector, Is.EqualTo(New));
        Assert.That(bench.Read(NewTask, 2), Is.EqualTo(Old));
        AssertThatProcessorsAccept(bench.State);
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(vector, (uint)(selector & 0xFFFC))));
    }

    [TestCase(Data)]
    [TestCase(LastSelector + 8)]
    [TestCase(Local | 4)]
    public void A_local_table_that_is_none_is_a_fault_of_the_new_task(int selector)
    {
        bench.Write(NewTask + Ldt, (ulong)selector, 2);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Tr.Selector, Is.EqualTo(New));
        AssertThatProcessorsAccept(bench.State);
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(InvalidTaskState, (uint)(selector & 0xFFFC))));
    }

    [Test]
    public void An_old_task_that_is_too_short_to_be_saved_is_a_fault()
    {
        bench.State.Tr.Limit = 0x5E;
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(InvalidTaskState, Old)));
    }

    [Test]
    public void An_instruction_pointer_beyond_the_code_segment_is_a_fault_of_the_new_task()
    {
        bench.SetDescriptor(Spare, 0x0040_9B00_0000_5FFF);
        bench.SetNewSelector(1, Spare);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Rip, Is.EqualTo(0x6000));
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(GeneralProtection, 0)));
    }

    [Test]
    public void In_long_mode_there_are_no_task_switches()
    {
        bench.State.Efer = 0x500;
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(GeneralProtection, New)));
    }

    [Test]
    public void The_fault_of_a_switch_that_an_interrupt_caused_says_so()
    {
        bench.SetDescriptor(New, Task(Busy, NewTask, 0x67));
        bench.Deliver(0x8000_0040);
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(GeneralProtection, New | 1)));
    }

    [Test]
    public void The_fault_of_a_switch_that_an_instruction_caused_does_not()
    {
        bench.SetDescriptor(New, Task(Busy, NewTask, 0x67));
        bench.Switch(TaskSwitchSource.SoftwareInterrupt);
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(GeneralProtection, New)));
    }

    [TestCase(0x8000_0B0DUL, DoubleFault)]
    [TestCase(0x8000_0B0EUL, DoubleFault)]
    [TestCase(0x8000_0300UL, DoubleFault)]
    [TestCase(0x8000_0306UL, GeneralProtection)]
    [TestCase(0x8000_0202UL, GeneralProtection)]
    public void A_fault_on_the_way_to_a_faults_handler_is_a_double_fault(ulong interrupted, uint vector)
    {
        bench.SetDescriptor(New, Task(Busy, NewTask, 0x67));
        bench.Deliver(interrupted);
        Assert.That(
            bench.NextInjection(),
            Is.EqualTo(vector == DoubleFault ? Fault(DoubleFault, 0) : Fault(GeneralProtection, New | 1)));
    }

    [Test]
    public void A_fault_on_the_way_to_the_double_faults_handler_resets_the_machine()
    {
        bench.SetDescriptor(New, Task(Busy, NewTask, 0x67));
        Assert.That(bench.Deliver(0x8000_0B08, errorCode: 0), Is.False);
        Assert.That(bench.Processor.Failure, Is.EqualTo(GuestFailure.None));
        Assert.That(bench.Machine.Machine.ResetSource, Is.EqualTo(Vmm.Buses.ResetSource.TripleFault));
    }

    [Test]
    public void A_stack_without_room_for_the_error_code_is_a_fault_of_the_new_task()
    {
        bench.SetDescriptor(Spare, 0x0040_9300_0000_0FFF);
        bench.SetNewSelector(2, Spare);
        bench.Deliver(0x8000_0B11, errorCode: 0);
        Assert.That(bench.State.Tr.Selector, Is.EqualTo(New));
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(StackFault, 1)));
    }

    [TestCaseSource(nameof(UnmappedStructures))]
    public void A_page_that_is_not_there_is_a_page_fault_of_the_processor_itself(uint code, object prepare)
    {
        MapAllBut(Hole);
        bench.State.Ss.Attributes |= 3 << 5;
        ((Action<TaskBench>)prepare)(bench);
        Assert.That(bench.Switch(TaskSwitchSource.Call), Is.True);
        Assert.That(bench.State.Cr2, Is.EqualTo(Hole));
        Assert.That(bench.State.Tr.Selector, Is.EqualTo(Old));
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(Page, code)));
    }

    [TestCase(OldTask)]
    [TestCase(NewTask)]
    [TestCase(GdtBase)]
    public void A_structure_outside_RAM_stops_the_machine_with_a_sentence(ulong structure)
    {
        const ulong Outside = 0xFEE0_0000;
        if (structure == OldTask)
        {
            bench.State.Tr.Base = Outside;
        }
        else if (structure == NewTask)
        {
            bench.SetDescriptor(New, Task(Available, Outside, 0x67));
        }
        else
        {
            bench.State.Gdtr.Base = Outside;
        }

        Assert.That(bench.Switch(TaskSwitchSource.Call), Is.False);
        Assert.That(bench.Processor.Failure, Is.EqualTo(GuestFailure.TaskSwitchOutsideRam));
        string text = Encoding.UTF8.GetString(new MachineReport("vm0").Stopped(bench.Processor, ref bench.State));
        Assert.That(text, Does.StartWith("[camkes] CN3205 vm0 stopped: ").And.Contain("at 0xfee0"));
    }

    [Test]
    public void A_structure_at_the_end_of_RAM_stops_the_machine()
    {
        bench.SetDescriptor(New, Task(Available, RamSize - 0x67, 0x67));
        Assert.That(bench.Switch(TaskSwitchSource.Call), Is.False);
        bench.SetDescriptor(New, Task(Available, RamSize - 0x68, 0x67));
        Assert.That(bench.Switch(TaskSwitchSource.Call), Is.True);
        Assert.That(bench.Machine.Ram.GuardsAreIntact, Is.True);
    }

    [Test]
    public void Whatever_the_structures_hold_the_machine_goes_on_or_stops_and_processors_accept_its_state()
    {
        var random = new Random(20_26);
        int switched = 0;
        for (int round = 0; round < 20_000; round++)
        {
            using var hostile = new Restore(bench);
            Disturb(random);
            ushort selector = (ushort)random.Next(0x90);
            var source = (TaskSwitchSource)random.Next(5);
            bool goesOn = source == TaskSwitchSource.Event
                ? bench.Deliver(0x8000_0300 | (uint)random.Next(32), random.Next(2) == 0 ? 4u : null, selector)
                : bench.Switch(source, selector);
            if (goesOn)
            {
                AssertThatProcessorsAccept(bench.State);
            }

            switched += bench.State.Tr.Selector != Old ? 1 : 0;
        }

        Assert.That(switched, Is.GreaterThan(100), "Too few task switches came off to say anything.");
        Assert.That(bench.Machine.Ram.GuardsAreIntact, Is.True);
    }

    public void Dispose() => bench.Dispose();

    private const ulong Hole = 0x3F_F000;

    private static ulong Fault(uint vector, uint errorCode) => Exception | vector | ((ulong)errorCode << 32);

    private static TestCaseData Case(
        string name, TaskSwitchSource source, int selector, uint vector, Action<TaskBench> prepare) =>
        new TestCaseData(source, selector, vector, prepare).SetArgDisplayNames(name);

    private static TestCaseData Segment(string name, int index, int selector, uint vector) =>
        new TestCaseData(index, selector, vector).SetArgDisplayNames(name);

    private static TestCaseData Unmapped(string name, uint code, Action<TaskBench> prepare) =>
        new TestCaseData(code, prepare).SetArgDisplayNames(name);

    // What VM entries insist on: Intel SDM vol. 3, 27.3.1.2.
    private static void AssertThatProcessorsAccept(in VcpuState state)
    {
        bool isVirtual8086 = (state.Rflags & (1 << 17)) != 0;
        Assert.That(state.Rip >> 32, Is.Zero);
        Assert.That(state.Rflags & 0xFFFF_FFFF_FFC0_802A, Is.EqualTo(2));
        Assert.That(state.Tr.Attributes & 0x97, Is.EqualTo(0x83), "TR holds a busy task");
        foreach (SegmentRegister segment in (SegmentRegister[])
            [state.Cs, state.Ss, state.Ds, state.Es, state.Fs, state.Gs])
        {
            Assert.That(segment.Base >> 32, Is.Zero);
            if (isVirtual8086)
            {
                Assert.That(segment.Base, Is.EqualTo((ulong)segment.Selector << 4));
                Assert.That((segment.Attributes, segment.Limit), Is.EqualTo((0xF3, 0xFFFFu)));
            }
            else if ((segment.Attributes & 0x80) != 0)
            {
                Assert.That(segment.Attributes & 0x11, Is.EqualTo(0x11), "code or data, accessed");
                Assert.That(segment.Limit >> 20 == 0 || (segment.Limit & 0xFFF) == 0xFFF, Is.True);
            }
        }

        if (!isVirtual8086)
        {
            int privilege = (state.Ss.Attributes >> 5) & 3;
            Assert.That(state.Cs.Attributes & 0x98, Is.EqualTo(0x98), "CS is present code");
            bool isConforming = (state.Cs.Attributes & 4) != 0;
            int codePrivilege = (state.Cs.Attributes >> 5) & 3;
            Assert.That(isConforming ? codePrivilege <= privilege : codePrivilege == privilege, Is.True);
            Assert.That((state.Ss.Attributes & 0x80) == 0 || (state.Ss.Attributes & 0x1A) == 0x12, Is.True);
        }
    }

    // Most of the structures stay sound, so that switches get far.
    private void Disturb(Random random)
    {
        for (int i = random.Next(6); i > 0; i--)
        {
            ulong place = random.Next(3) switch { 0 => GdtBase, 1 => NewTask, _ => NewTask16 };
            bench.Write(place + (ulong)random.Next(0x80), (ulong)random.NextInt64(), 1 << random.Next(4));
        }

        if (random.Next(2) == 0)
        {
            bench.SetDescriptor((ushort)(random.Next(0x10) * 8), (ulong)random.NextInt64());
        }

        if (random.Next(4) == 0)
        {
            bench.State.Tr.Base = (uint)random.Next();
            bench.State.Tr.Limit = (uint)random.Next(0x100);
        }

        if (random.Next(4) == 0)
        {
            bench.State.Gdtr.Limit = (uint)random.Next(0x90);
        }
    }

    // Pages of 4 KiB at their own addresses.
    private void MapAllBut(ulong hole)
    {
        const ulong Directory = 0x10_0000, Table = 0x10_1000;
        bench.State.Cr0 = 0x8000_0011;
        bench.State.Cr3 = Directory;
        bench.Write(Directory, Table | 3, 4);
        for (ulong page = 0; page < 1024; page++)
        {
            bench.Write(Table + (page * 4), page << 12 == hole ? 0 : (page << 12) | 3, 4);
        }
    }

    private readonly struct Restore(TaskBench bench) : IDisposable
    {
        private readonly byte[] memory = bench.ReadBytes(GdtBase, 0x2800);
        private readonly VcpuState state = bench.State;

        public void Dispose()
        {
            bench.Processor.Reset(ref bench.State);
            Assert.That(bench.Machine.Ram.Ram.TryWrite(GdtBase, memory), Is.True);
            bench.State = state;
        }
    }
}

// Task switches between page tables of PAE paging: which processor looks at the four directory pointers, and when.
using CamkesNet.Abi;
using static CamkesNet.Tests.TaskSwitching.TaskBench;

namespace CamkesNet.Tests.TaskSwitching;

[TestFixture]
public sealed class TaskSwitchDirectoryPointerTests
{
    private const ulong OldTable = 0x10_0000;
    private const ulong NewTable = 0x10_8000;
    private const ulong Directory = 0x10_1000;
    private const ulong Present = 1;
    private const ulong LastEntry = 24;
    private const int Accessed = 5;
    private const byte GeneralProtection = 13, Page = 14;

    // Bits 2:1, 8:5, and from the width of physical addresses on, which is 48 bits here: Intel SDM vol. 3, 4.4.1.
    private static readonly int[] reservedBits = [1, 2, Accessed, 6, 7, 8, 48, 51, 52, 63];
    private static readonly int[] reservedBitsOfWalks = [.. reservedBits.Where(bit => bit != Accessed)];

    [TestCaseSource(nameof(reservedBits))]
    public void Intel_refuses_a_task_with_a_pointer_that_has_a_reserved_bit_set(int bit)
    {
        using TaskBench bench = Make(FakeHostCpuid.Intel());
        bench.Write(NewTable + LastEntry, Present | (1UL << bit), 8);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(OldTable));
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(GeneralProtection, 0)));
    }

    [Test]
    public void Intel_lets_an_absent_pointer_hold_anything()
    {
        using TaskBench bench = Make(FakeHostCpuid.Intel());
        bench.Write(NewTable + LastEntry, ~Present, 8);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(NewTable));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void Intel_does_not_read_the_pointers_again_when_both_tasks_have_one_table()
    {
        using TaskBench bench = Make(FakeHostCpuid.Intel());
        bench.Write(NewTask + Cr3Place, OldTable, 4);
        bench.Write(OldTable + LastEntry, Present | (1UL << 63), 8);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Tr.Selector, Is.EqualTo(New));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    // Under nested paging AMD processors look at a pointer when a walk needs it: APM vol. 2, 15.25.10.
    [TestCaseSource(nameof(reservedBits))]
    public void AMD_lets_a_task_have_pointers_that_it_does_not_use(int bit)
    {
        using TaskBench bench = Make(new FakeHostCpuid());
        bench.Write(NewTable + LastEntry, Present | (1UL << bit), 8);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(NewTable));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [TestCaseSource(nameof(reservedBitsOfWalks))]
    public void AMD_finds_a_reserved_bit_when_it_walks_through_the_pointer(int bit)
    {
        const uint PresentAndReserved = 0x9;
        using TaskBench bench = Make(new FakeHostCpuid());
        bench.Write(NewTable, Directory | Present | (1UL << bit), 8);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(NewTable));
        Assert.That(bench.NextInjection(), Is.EqualTo(Fault(Page, PresentAndReserved)));
    }

    [Test]
    public void AMD_walks_through_a_pointer_that_an_emulator_has_marked_as_accessed()
    {
        using TaskBench bench = Make(new FakeHostCpuid());
        bench.Write(NewTable, Directory | Present | (1UL << Accessed), 8);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(NewTable));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    private static ulong Fault(byte vector, uint errorCode) =>
        EventInjection.Valid | EventInjection.TypeException | EventInjection.ErrorCodeValid | vector
        | ((ulong)errorCode << EventInjection.ErrorCodeShift);

    // Both tables lead to the RAM at its own addresses.
    private static TaskBench Make(FakeHostCpuid host)
    {
        TaskBench bench = new(host);
        bench.State.Cr0 = 0x8000_0011;
        bench.State.Cr4 = 0x20;
        bench.State.Cr3 = OldTable;
        bench.Write(OldTable, Directory | Present, 8);
        bench.Write(NewTable, Directory | Present, 8);
        bench.Write(Directory, 0x83, 8);
        bench.Write(NewTask + Cr3Place, NewTable, 4);
        return bench;
    }
}

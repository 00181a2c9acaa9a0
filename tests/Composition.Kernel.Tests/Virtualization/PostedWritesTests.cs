// Which port writes of a guest the kernel keeps for its monitor.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class PostedWritesTests : SvmVcpuFixture
{
    private const ulong Port = 0x3F8;
    private const ulong Wanted = Port | PortAccess.ByteWrite;

    [Test]
    public void Writes_to_the_port_are_kept_in_their_order()
    {
        State->PostedAccess = Wanted;
        Assert.That(TryAdd(Wanted, 0x1241), Is.True);
        Assert.That(TryAdd(Wanted, 0x42), Is.True);
        Assert.That(State->PostedCount, Is.EqualTo(2));
        Assert.That(State->PostedValues[0], Is.EqualTo(0x41));
        Assert.That(State->PostedValues[1], Is.EqualTo(0x42));
    }

    [TestCase(0x3F9UL | PortAccess.ByteWrite, TestName = "another port")]
    [TestCase(Port | (2UL << PortAccess.WidthShift), TestName = "two bytes")]
    [TestCase(Wanted | PortAccess.In, TestName = "a read")]
    [TestCase(Wanted | PortAccess.String, TestName = "a string")]
    public void Other_accesses_are_reported(ulong access)
    {
        State->PostedAccess = Wanted;
        Assert.That(TryAdd(access, 0x41), Is.False);
        Assert.That(State->PostedCount, Is.Zero);
    }

    [TestCase(0UL)]
    [TestCase(Port)]
    [TestCase(Port | (2UL << PortAccess.WidthShift))]
    [TestCase(Wanted | PortAccess.In)]
    [TestCase(Wanted | PortAccess.String)]
    public void A_monitor_cannot_have_anything_posted_but_byte_writes(ulong declared)
    {
        State->PostedAccess = declared;
        Assert.That(TryAdd(declared, 0x41), Is.False);
        Assert.That(State->PostedCount, Is.Zero);
    }

    [TestCase(VcpuState.PostedCapacity)]
    [TestCase(VcpuState.PostedCapacity + 1)]
    [TestCase(uint.MaxValue)]
    public void Nothing_is_written_behind_the_last_place(uint count)
    {
        State->PostedAccess = Wanted;
        State->PostedCount = count;
        Assert.That(TryAdd(Wanted, 0x41), Is.False);
        Assert.That(State->PostedCount, Is.EqualTo(count));
    }

    [Test]
    public void As_many_are_kept_as_there_are_places()
    {
        State->PostedAccess = Wanted;
        for (uint i = 0; i < VcpuState.PostedCapacity; i++)
        {
            Assert.That(TryAdd(Wanted, i), Is.True);
        }

        Assert.That(TryAdd(Wanted, 0), Is.False);
        Assert.That(State->PostedValues[VcpuState.PostedCapacity - 1], Is.EqualTo(VcpuState.PostedCapacity - 1));
    }

    [TestCase(Rflags.Trap)]
    [TestCase(Rflags.Resume)]
    public void A_guest_that_is_debugged_is_left_at_each_write(ulong flag)
    {
        State->PostedAccess = Wanted;
        Assert.That(PostedWrites.TryAdd(State, Wanted, 0x41, Rflags.Fixed | flag), Is.False);
    }

    [Test]
    public void On_svm_the_guest_goes_on_behind_the_instruction_and_takes_interrupts()
    {
        State->PostedAccess = Wanted;
        Block->Control.ExitInformation1 = (Port << 16) | 0x10; // SZ8
        Block->Control.ExitInformation2 = 0x101E;
        Block->Control.InterruptShadow = 1;
        Block->Save.Rax = 0x41;
        Block->Save.Rip = 0x101D;
        Assert.That(SvmExit.TryPost(Block, State), Is.True);
        Assert.That(State->PostedValues[0], Is.EqualTo(0x41));
        Assert.That(Block->Save.Rip, Is.EqualTo(0x101E));
        Assert.That(Block->Control.InterruptShadow & 1, Is.Zero);
    }

    [Test]
    public void On_svm_an_access_that_is_reported_is_left_as_it_was()
    {
        State->PostedAccess = Wanted;
        Block->Control.ExitInformation1 = (Port << 16) | 0x11; // SZ8, TYPE = IN
        Block->Control.ExitInformation2 = 0x101E;
        Block->Save.Rip = 0x101D;
        Assert.That(SvmExit.TryPost(Block, State), Is.False);
        Assert.That(Block->Save.Rip, Is.EqualTo(0x101D));
    }

    private bool TryAdd(ulong access, ulong value) => PostedWrites.TryAdd(State, access, value, Rflags.Fixed);
}

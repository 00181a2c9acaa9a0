// Each reason for a refusal is logged once.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class RefusalRecordTests : SvmVcpuFixture
{
    [Test]
    public void Each_check_is_new_until_it_is_added_and_says_nothing_of_the_others()
    {
        foreach (EntryCheck check in Enum.GetValues<EntryCheck>())
        {
            Assert.That(RefusalRecord.IsNew(Vcpu, check), Is.True, $"{check}");
            RefusalRecord.Add(Vcpu, check);
            Assert.That(RefusalRecord.IsNew(Vcpu, check), Is.False, $"{check}");
        }
    }

    [Test]
    public void Every_check_has_a_place_of_its_own() =>
        Assert.That(Enum.GetValues<EntryCheck>().Max(), Is.LessThan((EntryCheck)RefusalRecord.Capacity));

    [Test]
    public void A_number_that_is_no_check_stays_inside_the_record()
    {
        RefusalRecord.Add(Vcpu, (EntryCheck)uint.MaxValue);
        Assert.That(RefusalRecord.IsNew(Vcpu, (EntryCheck)uint.MaxValue), Is.False);
        Assert.That(Vcpu->BreakpointAddresses[3], Is.Zero);
        Assert.That(*(ulong*)(Vcpu + 1), Is.Zero);
    }

    [Test]
    public void A_reset_makes_every_check_new()
    {
        RefusalRecord.Add(Vcpu, EntryCheck.Cr4Reserved);
        RefusalRecord.Add(Vcpu, EntryCheck.Processor);
        Hypervisor.Reset(Vcpu);
        Assert.That(RefusalRecord.IsNew(Vcpu, EntryCheck.Cr4Reserved), Is.True);
        Assert.That(RefusalRecord.IsNew(Vcpu, EntryCheck.Processor), Is.True);
    }
}

// The check on every use of a capability.
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Objects;

[TestFixture]
public unsafe class CapabilityLookupTests
{
    private const CapabilityRights SendAndReceive = CapabilityRights.Send | CapabilityRights.Receive;

    [TestCase(0UL, FaultKind.EmptyCapabilitySlot, TestName = "An_empty_slot_is_refused")]
    [TestCase(1UL, FaultKind.None, TestName = "The_right_kind_with_the_right_is_allowed")]
    [TestCase(2UL, FaultKind.WrongCapabilityKind, TestName = "Another_kind_is_refused")]
    [TestCase(3UL, FaultKind.MissingRights, TestName = "A_capability_without_the_right_is_refused")]
    [TestCase(4UL, FaultKind.EmptyCapabilitySlot, TestName = "The_slot_behind_the_last_is_refused")]
    [TestCase(ulong.MaxValue, FaultKind.EmptyCapabilitySlot, TestName = "A_slot_number_of_all_ones_is_refused")]
    public void Lookup(ulong slot, object expected)
    {
        Capability* capabilities = stackalloc Capability[4];
        capabilities[0] = default;
        capabilities[1].KindAndRights = Capability.Encode(CapabilityKind.Endpoint, SendAndReceive);
        capabilities[2].KindAndRights = Capability.Encode(CapabilityKind.Notification, SendAndReceive);
        capabilities[3].KindAndRights = Capability.Encode(CapabilityKind.Endpoint, CapabilityRights.Receive);
        Component component = default;
        component.Capabilities = capabilities;
        component.CapabilityCount = 4;

        uint needs = Capability.Encode(CapabilityKind.Endpoint, CapabilityRights.Send);
        FaultKind fault = CapabilityLookup.Find(&component, slot, needs, out Capability* found);

        Assert.That(fault, Is.EqualTo(expected));
        Assert.That(found != null, Is.EqualTo(fault == FaultKind.None));
    }

    [TestCase(0x3F8, 1, true)]
    [TestCase(0x3FF, 1, true)]
    [TestCase(0x3FF, 2, false)]
    [TestCase(0x3FC, 4, true)]
    [TestCase(0x3FD, 4, false)]
    [TestCase(0x3F7, 1, false)]
    [TestCase(0x400, 1, false)]
    [TestCase(0x3F8, 0, false)]
    [TestCase(0x3F8, 3, false)]
    [TestCase(0x103F8, 1, false)]
    public void Every_port_of_an_access_has_to_be_in_the_range(int port, int width, bool allowed)
    {
        var range = new IoPortsRecord { First = 0x3F8, Last = 0x3FF };

        Assert.That(IoPorts.IsInRange(range, (ulong)port, (ulong)width), Is.EqualTo(allowed));
    }
}

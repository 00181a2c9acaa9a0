// The generator has its own copy of the ABI's numbers; they must be the kernel's.
using CamkesNet.Generators.Layout;

namespace CamkesNet.Generators.Tests.Layout;

public sealed class KernelInterfaceTests
{
    [Test]
    public void The_slots_are_the_kernels() => Assert.That(
        new[]
        {
            CapabilitySlot.Log, CapabilitySlot.Endpoint, CapabilitySlot.ControlNotification,
            CapabilitySlot.DispatchNotification, CapabilitySlot.Lock, CapabilitySlot.DispatchThread,
            CapabilitySlot.FirstPort,
        },
        Is.EqualTo(new[]
        {
            Abi.CapabilitySlot.Log, Abi.CapabilitySlot.Endpoint, Abi.CapabilitySlot.ControlNotification,
            Abi.CapabilitySlot.DispatchNotification, Abi.CapabilitySlot.Lock, Abi.CapabilitySlot.DispatchThread,
            Abi.CapabilitySlot.FirstPort,
        }));

    [TestCase("send", "Send")]
    [TestCase("receive", "Receive")]
    [TestCase("control", "Control")]
    public void The_rights_have_the_kernels_names(string name, string right)
    {
        IEnumerable<string> all = CapabilityRights.SendAndReceive.Concat(CapabilityRights.Control);

        Assert.That(all, Does.Contain(name));
        Assert.That(Enum.GetNames<Abi.CapabilityRights>(), Does.Contain(right));
    }

    [Test]
    public void A_page_has_the_kernels_size() =>
        Assert.That(KernelInterface.PageSize, Is.EqualTo(Abi.UserAddressSpace.PageSize));
}

// Grants that the generator could lay out by mistake: image and layout agree, and only the declarations do not.
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout.Derived;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class UndeclaredGrantTests
{
    [Test]
    public void A_call_on_a_port_that_is_not_connected_is_found() => Finds(
        Port(
            "client",
            2,
            Grant("client", 8, CapabilityKind.Endpoint, "server.endpoint", CapabilityRights.Send, 2),
            new DerivedLink { Kind = PartKind.Endpoint, Element = 0, Slot = 8 }),
        "'client'");

    [Test]
    public void Control_over_another_component_is_found() => Finds(
        Grant("client", 8, CapabilityKind.Control, "server", CapabilityRights.Control, 0), "'client'");

    [Test]
    public void Control_over_another_components_thread_is_found() => Finds(
        Grant("client", 5, CapabilityKind.Thread, "server.worker", CapabilityRights.Control, 0),
        "Slot 5 of 'client' holds Thread 4, which no connection grants.");

    [Test]
    public void A_second_holder_of_a_device_is_found() => Finds(
        Grant("client", 5, CapabilityKind.IoPorts, "device.Ports", CapabilityRights.Send, 0),
        "Slot 5 of 'client' holds IoPorts 0, which no connection grants.");

    [Test]
    public void A_signal_to_a_stranger_is_found() => Finds(
        Grant("client", 5, CapabilityKind.Notification, "server.dispatcher", CapabilityRights.Send, 8),
        "Slot 5 of 'client' holds Notification 4, which no connection grants.");

    [Test]
    public void Another_guests_RAM_is_found() => Finds(
        Port("vm1", 2, SampleSystem.Declared(), new DerivedLink
        {
            Kind = PartKind.GuestMemory,
            Element = 0,
            Object = "vm0.ram",
            Access = RegionAccess.Rw,
        }),
        "'vm1' maps 'vm0.ram'");

    [Test]
    public void Another_connections_memory_is_found() => Finds(
        Port("client", 2, SampleSystem.Declared(), new DerivedLink
        {
            Kind = PartKind.Region,
            Element = 0,
            Object = "files_1",
            Access = RegionAccess.Rw,
        }),
        "'client' maps 'files_1'");

    private static SystemDocument Grant(
        string instance, uint slot, CapabilityKind kind, string name, CapabilityRights right, long badge) =>
        Change(SampleSystem.Declared(), instance, component => component with
        {
            Capabilities =
            [
                .. component.Capabilities,
                new DerivedCapability { Slot = slot, Kind = kind, Object = name, Rights = [right], Badge = badge },
            ],
        });

    private static SystemDocument Port(string instance, int port, SystemDocument system, DerivedLink link) =>
        Change(system, instance, component => component with
        {
            Ports =
            [
                .. component.Ports.Select((item, i) => i == port ? item with { Links = [.. item.Links, link] } : item),
            ],
        });

    private static SystemDocument Change(
        SystemDocument system, string instance, Func<DerivedComponent, DerivedComponent> change) => system with
        {
            Layout = system.Layout with
            {
                Components =
                [
                    .. system.Layout.Components.Select(item => item.Instance == instance ? change(item) : item),
                ],
            },
        };

    private static void Finds(SystemDocument system, string sentence) => Assert.That(
        LayoutChecker.FindViolations(SampleSystem.Image(system), system), Has.Some.Contains(sentence));
}

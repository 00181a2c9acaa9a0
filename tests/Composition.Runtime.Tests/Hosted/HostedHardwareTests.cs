// Drivers in a process, with fake hardware.
using CamkesNet.Hosted;
using CamkesNet.Tests.Components;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed class HostedHardwareTests
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    [Test]
    public void A_key_and_a_timer_reach_the_component_through_the_servers()
    {
        var devices = new DeviceSystem();
        var uart = new FakeUart();
        using var system = new HostedSystem(devices);
        system.Connect(devices.serial.Registers, uart);
        uart.Type("k");
        system.Start();
        system.Raise(devices.serial.Line);
        Assert.That(system.WaitForRun(devices.probe, patience), Is.True);
        Assert.That((devices.probe.Key, devices.probe.Timers), Is.EqualTo(((int)'k', 1UL << 4)));
    }

    [Test]
    public void Hardware_without_a_fake_is_named()
    {
        using var system = new HostedSystem(new DeviceSystem());
        Assert.That(system.Start, Throws.InvalidOperationException.With.Message.Contains("serial.Registers"));
    }

    [Test]
    public void A_fake_for_a_port_of_another_system_is_refused()
    {
        using var system = new HostedSystem(new DeviceSystem());
        Assert.That(
            () => system.Connect(new DeviceSystem().serial.Registers, new FakeUart()),
            Throws.InvalidOperationException);
    }
}

// The first app, booted.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class HelloTests
{
    [Test]
    public void The_visitor_is_greeted()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfSample("Hello")).Start();
        Assert.That(machine.WaitFor("Hello, world!", TimeSpan.FromMinutes(1)), Is.True, machine.Transcript);
    }
}

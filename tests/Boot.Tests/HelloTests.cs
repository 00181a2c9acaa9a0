// The first app, booted.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class HelloTests
{
    [Test]
    public void The_visitor_is_greeted()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfSample("Hello")).Start();
        machine.Expect("Hello, world!", TimeSpan.FromMinutes(1));
    }
}

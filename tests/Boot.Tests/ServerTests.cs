// Each kind of connection and each standard component, on the real kernel.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>One boot of the app Servers, read by every test.</summary>
internal sealed class ServerTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private string console = string.Empty;

    [OneTimeSetUp]
    public void Boot_the_app_and_type()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("Servers")).Start();
        string[] last =
        [
            "deviceTester: type", "callTester: done", "firstReader: done", "secondReader: done", "colleague: client",
            "listener: teacher 3", "listener: shouter 0", "listener: shouter 1",
        ];
        machine.ExpectInAnyOrder(0, patience, last);
        machine.Type("ab\r");
        machine.Expect("characters\r\n", patience);
        machine.Type("\u001ds");
        machine.Expect("[status]", patience);
        machine.Type("\u001d?@x");
        machine.Expect("[x]", patience);
        console = machine.Transcript;
    }

    [TestCase("callTester: subtract -7, sum 4294967293, spell zwei – δύο – 二")]
    [TestCase("callTester: reversed 54321, client 0")]
    [TestCase("callTester: null True, empty 0, text x")]
    [TestCase("callTester: null True True, empty 0 0, numbers -8 2")]
    [TestCase("colleague: client 1")]
    public void Calls_carry_their_arguments_and_results(string line) => Assert.That(console, Does.Contain(line));

    [TestCase("listener: teacher 2 says 2")]
    [TestCase("listener: teacher 3 says 2")]
    [TestCase("listener: shouter 0 of 2")]
    [TestCase("listener: shouter 1 of 2")]
    public void Each_element_of_an_array_of_ports_has_a_connection_of_its_own(string line) =>
        Assert.That(console, Does.Contain(line));

    [Test]
    public void What_a_server_throws_reaches_its_client() =>
        Assert.That(console, Does.Contain("callTester: refused: not today"));

    [Test]
    public void A_served_call_cannot_wait_for_a_port_of_another_thread() =>
        Assert.That(console, Does.Contain("callTester: not lingered: ").And.Contain("Pause"));

    [Test]
    public void What_does_not_fit_into_a_message_is_refused_at_the_client() =>
        Assert.That(console, Does.Contain("callTester: too long"));

    [Test]
    public void Events_and_dataports_join_components() =>
        Assert.That(console, Does.Contain("callTester: product 42, again False"));

    [Test]
    public void A_wait_ends_at_its_deadline() => Assert.That(console, Does.Contain("callTester: deadline False"));

    [Test]
    public void Attributes_have_their_settings() => Assert.That(console, Does.Contain("callTester: is greeted Grüezi"));

    [Test]
    public void An_optional_port_may_be_left_alone() =>
        Assert.That(console, Does.Contain("callTester: other connected: False"));

    [TestCase("firstReader")]
    [TestCase("secondReader")]
    public void Files_are_listed_and_read(string client)
    {
        Assert.That(console, Does.Contain($"{client}: file poem.txt of 18 bytes"));
        Assert.That(console, Does.Contain($"{client}: file empty of 0 bytes"));
        Assert.That(console, Does.Contain($"{client}: read oceans"));
        Assert.That(console, Does.Contain($"{client}: refused -1 -1 -1"));
    }

    [Test]
    public void A_timer_expires() =>
        Assert.That(console, Does.Contain("deviceTester: timers expired 4, not too early: True"));

    [Test]
    public void The_time_of_day_is_the_host_s()
    {
        Match match = Regex.Match(console, "deviceTester: the time is ([0-9]+),");
        Assert.That(match.Success, Is.True, console);
        var time = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.That(time, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromHours(1)));
    }

    [Test]
    public void The_host_bridge_of_the_PC_is_found() =>
        Assert.That(console, Does.Contain("the first device is 12378086")); // Intel 82441FX, QEMU's machine "pc"

    [Test]
    public void Output_of_any_length_goes_through_the_serial_server() =>
        Assert.That(console, Does.Contain("]these are more than twenty-four characters\r\n"));

    [Test]
    public void Input_goes_through_the_serial_server_but_for_its_commands()
    {
        Assert.That(console, Does.Contain("[a][b][\r]").And.Contain("\n[status]"));
        Assert.That(console, Does.Contain("[serial] Ctrl-] s: "));
        Assert.That(console, Does.EndWith("[@][x]"));
    }

    [Test]
    public void Nothing_is_stopped() => Assert.That(console, Does.Not.Contain("stopped:"));
}

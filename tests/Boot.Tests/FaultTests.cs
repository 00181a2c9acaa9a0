// Components that fault on the real kernel: each is stopped and reported, and the others continue.
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>One boot of the app Faults, read by every test.</summary>
internal sealed class FaultTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private string console = string.Empty;

    [OneTimeSetUp]
    public void Boot_the_app_until_its_last_component_has_spoken()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("Faults")).Start();
        machine.WaitFor("survivor: still here", patience);
        console = machine.Transcript;
    }

    [Test]
    public void A_component_that_does_nothing_wrong_outlives_all_that_do() =>
        Assert.That(console, Does.Contain("survivor: still here"));

    [Test]
    public void A_client_is_told_that_its_server_died() =>
        Assert.That(console, Does.Contain("widowedClient: the server died"));

    [Test]
    public void No_misbehaving_component_gets_past_its_misdeed() =>
        Assert.That(console, Does.Not.Contain("not stopped").And.Not.Contain("read something"));

    [TestCase("nullDereference", "CN4001", "NullReference", "NullDereference.LengthOf")]
    [TestCase("trespasser", "CN4002", "UnmappedMemory", "Trespasser.Run")]
    [TestCase("kernelReader", "CN4002", "UnmappedMemory", "KernelReader.Run")]
    [TestCase("dyingServer", "CN4002", "UnmappedMemory", "DyingServer.*Answer")]
    [TestCase("codeWriter", "CN4003", "WriteToReadOnly", "CodeWriter.Run")]
    [TestCase("deepRecursion", "CN4005", "StackOverflow", "DeepRecursion.Descend")]
    [TestCase("divisionByZero", "CN4007", "ArithmeticFault", "DivisionByZero.Divide")]
    [TestCase("emptySlotUser", "CN4009", "EmptyCapabilitySlot", "EmptySlotUser.Run")]
    [TestCase("kindConfuser", "CN4010", "WrongCapabilityKind", "KindConfuser.Run")]
    [TestCase("rightsExceeder", "CN4011", "MissingRights", "RightsExceeder.Run")]
    [TestCase("thrower", "CN4014", "UnhandledException", "Thrower.Run")]
    [TestCase("ownThrower", "CN4014", "UnhandledException", "OwnThrower.Run")]
    [TestCase("heapExhauster", "CN4015", "OutOfMemory", "HeapExhauster.Run")]
    public void A_misdeed_is_reported_with_its_kind_method_and_line(
        string instance, string code, string kind, string method)
    {
        string report = Report(instance);
        Assert.That(report, Does.Contain($"{code} {instance} stopped: {kind}"));
        Assert.That(report, Does.Match(method + @" \(\w+\.cs:\d+\)"));
    }

    [TestCase("thrower", "System.InvalidOperationException: the tank is empty")]
    [TestCase("ownThrower", "CamkesNet.Tests.Faults.OwnThrower+EmptyTankException: 3 l are missing")]
    public void An_unhandled_exception_is_reported_by_its_own_name(string instance, string exception) => Assert.That(
        Report(instance), Does.Contain($"{instance} stopped: UnhandledException in thread control: {exception} at "));

    [Test]
    public void Executing_data_is_reported_with_the_address_of_the_data() =>
        Assert.That(Report("dataExecutor"), Does.Match("CN4004 dataExecutor stopped: ExecuteData .* 0x[0-9a-f]+"));

    /// <summary>An instance's report: its first line and the lines that name callers.</summary>
    private string Report(string instance)
    {
        Match match = Regex.Match(
            console, $@"\[camkes\] CN4\d\d\d {instance} stopped.*\n(\[camkes\]   called from .*\n)*");
        Assert.That(match.Success, Is.True, $"{instance} was not reported:\n{console}");
        return match.Value;
    }
}

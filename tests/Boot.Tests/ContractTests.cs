// The contract guest, straight on the emulator and as a guest of ours: what it sees is the same.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class ContractTests
{
    private const string FirstLine = "contract: begin";
    private const string LastLine = "contract: end";

    // Checks that are made only where CPUID tells of our monitor.
    private const string GuestOnly = "PASS [guest] ";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private string[] bare = [];
    private string[] guest = [];

    [OneTimeSetUp]
    public void Run_it_on_both()
    {
        string image = AppImage.OfTest("ContractVm");
        string kernel = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(image)!, "../../contract.bzimage"));
        using (RunningMachine machine = new QemuMachine(kernel).Start())
        {
            bare = Results(machine);
            Assert.That(machine.WaitForEnd(patience), Is.True, "The triple fault has not ended the machine.");
        }

        using (RunningMachine machine = new QemuMachine(image).Start())
        {
            guest = Results(machine);
            Assert.That(machine.WaitFor("vm0 restarts after a triple fault", patience), Is.True, machine.Transcript);
            Assert.That(machine.WaitFor(FirstLine, patience), Is.True, machine.Transcript);
        }
    }

    [Test]
    public void The_machine_itself_passes() => Assert.That(bare, Is.Not.Empty.And.All.StartsWith("PASS "));

    [Test]
    public void The_guest_passes() => Assert.That(guest, Is.Not.Empty.And.All.StartsWith("PASS "));

    [Test]
    public void The_guest_sees_what_it_would_see_on_the_machine() => Assert.That(
        guest.Where(line => !line.StartsWith(GuestOnly, StringComparison.Ordinal)), Is.EqualTo(bare));

    // The lines between the first and the last.
    private static string[] Results(RunningMachine machine)
    {
        Assert.That(machine.WaitFor(LastLine, patience), Is.True, machine.Transcript);
        string[] lines = machine.Transcript.Split('\n', StringSplitOptions.TrimEntries);
        int first = Array.FindIndex(lines, line => line.EndsWith(FirstLine, StringComparison.Ordinal));
        int last = Array.FindIndex(lines, line => line.EndsWith(LastLine, StringComparison.Ordinal));
        return lines[(first + 1)..last];
    }
}

// The contract guest, directly on both emulators and as a guest on both: its results must be identical.
using System.Text.RegularExpressions;
using CamkesNet.Build.Images;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>What the contract guest runs on.</summary>
public enum ContractMachine
{
    /// <summary>QEMU, an AMD processor; no monitor.</summary>
    Qemu,

    /// <summary>Bochs, an Intel processor; no monitor.</summary>
    Bochs,

    /// <summary>Our monitor on QEMU's SVM.</summary>
    GuestOnQemu,

    /// <summary>Our monitor on Bochs' VT-x.</summary>
    GuestOnBochs,
}

internal sealed partial class ContractTests
{
    private const string FirstLine = "contract: begin";
    private const string LastLine = "contract: end";

    // Checks that run only if CPUID reports our monitor.
    private const string GuestOnly = "PASS [guest] ";

    // Far fewer lines would be a guest that lost some.
    private const int FewestChecks = 130;
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    private readonly Dictionary<ContractMachine, Lazy<string[]>> results = [];
    private readonly Dictionary<ContractMachine, string[]> exits = [];

    [OneTimeSetUp]
    public void Prepare_the_runs()
    {
        string image = AppImage.OfTest("ContractVm");
        string kernel = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(image)!, "../../contract.bzimage"));
        string folder = TestContext.CurrentContext.WorkDirectory;
        string kernelIso = Path.Combine(folder, "contract.iso"), imageIso = Path.Combine(folder, "ContractVm.iso");
        GrubIso.WriteLinux(kernel, initrd: null, commandLine: string.Empty, kernelIso);
        GrubIso.Write(image, imageIso);
        results[ContractMachine.Qemu] = new(() => RunAlone(new QemuMachine(kernel)));
        results[ContractMachine.Bochs] = new(() => RunAlone(new BochsMachine(kernelIso)));
        results[ContractMachine.GuestOnQemu] = new(
            () => RunAsGuest(ContractMachine.GuestOnQemu, new QemuMachine(image), "SVM"));
        results[ContractMachine.GuestOnBochs] = new(
            () => RunAsGuest(ContractMachine.GuestOnBochs, new BochsMachine(imageIso), "VMX"));
    }

    [Test]
    public void Every_check_passes([Values] ContractMachine machine)
    {
        string[] lines = results[machine].Value;
        Assert.That(lines, Has.All.StartsWith("PASS "));
        Assert.That(lines, Has.Length.AtLeast(FewestChecks));
    }

    [Test]
    public void All_machines_agree(
        [Values(ContractMachine.Bochs, ContractMachine.GuestOnQemu, ContractMachine.GuestOnBochs)]
        ContractMachine machine)
    {
        IEnumerable<string> lines = results[machine].Value
            .Where(line => !line.StartsWith(GuestOnly, StringComparison.Ordinal));
        Assert.That(lines, Is.EqualTo(results[ContractMachine.Qemu].Value));
    }

    [Test]
    public void Both_kinds_of_guests_agree() => Assert.That(
        results[ContractMachine.GuestOnBochs].Value, Is.EqualTo(results[ContractMachine.GuestOnQemu].Value));

    // Exits that no check causes would not be tested. QEMU executes XSETBV and task switches itself.
    [TestCase(ContractMachine.GuestOnQemu, new string[0])]
    [TestCase(ContractMachine.GuestOnBochs, new[] { "xsetbv", "task switch" })]
    public void Every_kind_of_exit_is_among_them(ContractMachine machine, string[] more)
    {
        _ = results[machine].Value;
        string[] expected =
        [
            "port", "memory", "cpuid", "rdmsr", "wrmsr", "hlt", "window", "timer", "shutdown", "exception", "wbinvd",
            "forbidden", .. more,
        ];
        Assert.That(exits[machine], Is.SupersetOf(expected));
    }

    // The guest's last check is a triple fault, which ends the emulator.
    private static string[] RunAlone(Machine kind)
    {
        using RunningMachine machine = kind.Start();
        string[] lines = Results(machine);
        machine.ExpectEnd(patience);
        return lines;
    }

    // The triple fault resets the virtual machine, and the guest restarts.
    private string[] RunAsGuest(ContractMachine bed, Machine kind, string extension)
    {
        using RunningMachine machine = kind.Start();
        machine.Expect($"contract.bzimage), {extension}", patience);
        string[] lines = Results(machine);
        machine.Expect("vm0 restarts after a triple fault", patience);
        machine.Expect(FirstLine, patience);

        // "[camkes] vm0: 12 exits: 7 port, 5 cpuid; 0 interrupts", of which the names of the exits are kept.
        machine.Type("\u001ds");
        machine.Expect(" exits: ", patience);
        machine.Expect(" interrupts", patience);
        string counts = ExitCounts().Match(machine.Transcript).Groups["counts"].Value;
        exits[bed] = [.. counts.Split(", ").Select(count => count.TrimStart([.. "0123456789 "]))];
        return lines;
    }

    // The lines between the first and the last.
    private static string[] Results(RunningMachine machine)
    {
        machine.Expect(LastLine, patience);
        string[] lines = machine.Transcript.Split('\n', StringSplitOptions.TrimEntries);
        int first = Array.FindIndex(lines, line => line.EndsWith(FirstLine, StringComparison.Ordinal));
        int last = Array.FindIndex(lines, line => line.EndsWith(LastLine, StringComparison.Ordinal));
        return lines[(first + 1)..last];
    }

    [GeneratedRegex(@"\d+ exits: (?<counts>.+); \d+ interrupts")]
    private static partial Regex ExitCounts();
}

// What runs before the first component is gone when that runs.
using CamkesNet.Abi;
using CamkesNet.Build.Linking;
using CamkesNet.Launcher;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture]
public class BootStageTests
{
    private const string BootStageMethods = "Composition_Kernel_CamkesNet_Kernel_Boot_";

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    private readonly LinkedImage kernel = KernelProgram.Link(KernelVariant.Ordinary, bootTables: 0);

    private ulong Start => AddressOf("__image_start");

    private ulong End => AddressOf("__boot_stage_end");

    [Test]
    public void It_has_pages_of_its_own_with_the_entry_and_all_code_of_its_folder_and_nothing_else()
    {
        List<string> inside =
        [
            .. kernel.Symbols.Where(symbol => symbol.IsFunction && symbol.Address >= Start && symbol.Address < End)
                .Select(symbol => symbol.Name),
        ];
        List<string> named =
        [
            .. kernel.Symbols.Select(symbol => symbol.Name)
                .Where(name => name.StartsWith(BootStageMethods, StringComparison.Ordinal)),
        ];

        Assert.That(End % UserAddressSpace.PageSize, Is.Zero);
        Assert.That(named, Has.Count.GreaterThan(100).And.SubsetOf(inside));
        Assert.That(
            inside.Except(named),
            Is.EquivalentTo(new[] { "KernelEntry", "KernelEntry64", "KernelEntryUpperHalf", "KernelMain" }));
    }

    [Test]
    public void It_is_not_mapped_once_the_first_component_runs()
    {
        var system = new TestSystem { Kernel = KernelVariant.Ordinary };
        system.Component("component").Thread("control", 100, code =>
        {
            code.Log("the component runs");
            code.RepeatForEver(() => code.Assembler.pause());
        });
        string image = system.Write(TestContext.CurrentContext.Test.Name);
        using RunningMachine machine = new QemuMachine(image) { MemoryMb = 128 }.Start();
        Assert.That(machine.WaitFor("the component runs", patience), Is.True, machine.Transcript);
        for (ulong page = Start; page < End; page += UserAddressSpace.PageSize)
        {
            Assert.That(Examine(machine, page, "Cannot access memory"), Is.True, machine.Transcript);
        }

        Assert.That(Examine(machine, End, "0x"), Is.True, machine.Transcript);
    }

    /// <summary>What QEMU's monitor finds at an address of the kernel; Ctrl-A C leads to it and back.</summary>
    private static bool Examine(RunningMachine machine, ulong address, string expected)
    {
        machine.Type($"\u0001cx /1bx 0x{address:x}\n");
        bool isFound = machine.WaitFor($"{address:x16}: {expected}", patience);
        machine.Type("\u0001c");
        return isFound;
    }

    private ulong AddressOf(string symbol) => kernel.Symbols.Single(candidate => candidate.Name == symbol).Address;
}

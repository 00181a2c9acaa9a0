// Component types whose names others have as well.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>
/// Types of one name in two namespaces and in two assemblies, and one that is called as the kernel's files are: each
/// instance runs the code of its own type.
/// </summary>
internal sealed class NamesakeTests
{
    [Test]
    public void Each_instance_runs_the_code_of_its_own_type()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfTest("Namesakes")).Start();

        machine.Expect("heard left, right, a component, first, second", TimeSpan.FromMinutes(1));
    }

    [Test]
    public void Each_type_has_symbols_of_its_own()
    {
        string folder = Path.ChangeExtension(AppImage.OfTest("Namesakes"), ".debug");

        Assert.That(
            Directory.GetFiles(folder, "*.elf").Select(path => Path.GetFileName(path)),
            Is.SupersetOf(new[]
            {
                "kernel.debug.elf",
                "kernel@Namesakes.debug.elf",
                "CamkesNet.Tests.Namesakes.Left.Speaker.debug.elf",
                "CamkesNet.Tests.Namesakes.Right.Speaker.debug.elf",
                "CamkesNet.Tests.Twins.Twin@FirstTwin.debug.elf",
                "CamkesNet.Tests.Twins.Twin@SecondTwin.debug.elf",
            }));
    }
}

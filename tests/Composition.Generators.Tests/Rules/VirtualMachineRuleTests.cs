// What the rules for virtual machines say, and that they are silent about what is right.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class VirtualMachineRuleTests
{
    private const string Right =
        "[VmConfiguration(0, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"bzimage\")]";

    [TestCase("[VmConfiguration(0, SimpleUntyped24Pool = 7, SimpleUntyped20Pool = 3, GuestRamMb = 128, "
        + "KernelImage = \"k\")]",
        "CN1031: GuestRamMb = 128 of vm0 exceeds its untyped pools (115 MiB): "
        + "lower GuestRamMb, or raise SimpleUntyped24Pool to 8")]
    [TestCase("[VmConfiguration(1, SimpleUntyped24Pool = 7, KernelImage = \"k\")]",
        "CN1032: GuestRamMb = 0 of vm1 is out of range: use 16 to 1047552; "
        + "with less, a Linux kernel cannot decompress itself")]
    [TestCase("[VmConfiguration(1, SimpleUntyped24Pool = 70000, GuestRamMb = 1047553, KernelImage = \"k\")]",
        "CN1032: GuestRamMb = 1047553 of vm1 is out of range: use 16 to 1047552; "
        + "more RAM has no place in 40 bits of physical addresses")]
    [TestCase("[VmConfiguration(0, SimpleUntyped24Pool = 12, GuestRamMb = 128)]",
        "CN1033: KernelImage of vm0 is empty: set it to the name of a <GuestFile> of the project")]
    [TestCase("[VmConfiguration(-1, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\")]",
        "CN1034: The index -1 of a [VmConfiguration] of 'Vm' is negative: number the virtual machines from 0")]
    [TestCase("[VmConfiguration(2, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\", Priority = 0)]",
        "CN1023: The Priority of vm2 is out of range: 0; use 1 to 254")]
    [TestCase("[VmConfiguration(2, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\", HeapSize = -4)]",
        "CN1023: The HeapSize of vm2 is out of range: -4; use 0 to 0x40000000 bytes")]
    [TestCase(Right + Right, "CN1030: Two virtual machines of 'Hello' have the index 0: "
        + "give each [VmConfiguration] a different index")]
    public void A_virtual_machine_that_is_wrong_is_told_so(string configuration, string message) =>
        Assert.That(Diagnose(configuration, "[Instance] public partial Vm vm { get; }"), Does.Contain(message));

    [TestCase(Right)]
    [TestCase(Right + "[VmConfiguration(100, SimpleUntyped20Pool = 16, GuestRamMb = 16, KernelImage = \"k\")]")]
    [TestCase("[VmConfiguration(0, SimpleUntyped24Pool = 320, GuestRamMb = 5120, KernelImage = \"k\")]")]
    public void A_virtual_machine_that_is_right_gives_no_diagnostic(string configuration) =>
        Assert.That(Diagnose(configuration, "[Instance] public partial Vm vm { get; }"), Is.Empty);

    [TestCase("IospaceDomain = 15", "the kernel does not use an IOMMU, and no device is passed through")]
    [TestCase("CnodeSizeBits = 6", "a capability space has as many slots as the component needs")]
    [TestCase("KernelRelocs = \"k\"",
        "a bzImage relocates itself, and a Multiboot kernel is loaded where it was linked")]
    public void A_setting_without_effect_is_reported_where_it_is_written_and_breaks_no_build(
        string setting, string reason)
    {
        string name = setting.Split(' ')[0];
        string[] sources =
        [
            "[Component] [VmConfiguration(3, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\", "
                + setting + ")] public partial class Vm : VirtualMachines;",
        ];

        Assert.That(RuleRun.Diagnose(sources), Is.EqualTo(new[] { $"CN1036: {name} of vm3 has no effect: {reason}" }));
        Assert.That(RuleRun.PlaceOf("CN1036", sources), Is.EqualTo(setting));
        Assert.That(
            RuleRun.AllRules.SelectMany(rule => rule.SupportedDiagnostics).Single(rule => rule.Id == "CN1036")
                .DefaultSeverity,
            Is.EqualTo(DiagnosticSeverity.Info));
    }

    [Test]
    public void Two_classes_of_virtual_machines_are_refused() => Assert.That(
        Diagnose(Right, "[Instance] public partial Vm vm { get; } [Instance] public partial Vm other { get; }"),
        Does.Contain("CN1035: 'vm' and 'other' both declare virtual machines: "
            + "move all [VmConfiguration] attributes to one class"));

    [TestCase("serial")]
    [TestCase("vm0")]
    public void An_instance_cannot_have_the_name_of_one_that_virtual_machines_bring(string name) => Assert.That(
        Diagnose(
            Right,
            "[Instance] public partial Vm vm { get; } [Instance] public partial Quiet " + name + " { get; }",
            "[Component] public partial class Quiet : Component;"),
        Is.EqualTo(new[]
        {
            $"CN1013: The instance '{name}' has the same name as one that the virtual machines of 'vm' add to the "
                + "system: rename it",
        }));

    private static string[] Diagnose(string configuration, string members, string more = "") => RuleRun.Diagnose(
        "[Component] " + configuration + " public partial class Vm : VirtualMachines;",
        "[Assembly] public partial class Hello : Composition { " + members + " }",
        more);
}

// What the fixes of the rules for virtual machines make of sources.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.CodeFixes;

public sealed class VirtualMachineFixTests
{
    private const string System =
        "[Assembly] public partial class Hello : Composition { [Instance] public partial Vm vm { get; } }";

    private const string Rest = "SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\"";

    [Test]
    public void A_class_of_virtual_machines_derives_from_its_base_class() => FixRun.Verify(
        "CN1002",
        "Derive 'Vm' from VirtualMachines",
        Machines(Of(0)).Replace(" : VirtualMachines", ""),
        Machines(Of(0)));

    [Test]
    public void A_second_virtual_machine_of_an_index_gets_one_of_its_own() => FixRun.Verify(
        "CN1030",
        "Give the virtual machine the index 2",
        Machines(Of(0), Of(1), Of(0)),
        Machines(Of(0), Of(1), Of(2)),
        System);

    [Test]
    public void Several_virtual_machines_of_an_index_get_one_each() => FixRun.VerifyAll(
        "CN1030",
        "Give each virtual machine a different index",
        Machines(Of(0), Of(0), Of(1), Of(0)),
        Machines(Of(0), Of(2), Of(1), Of(3)),
        System);

    [Test]
    public void All_virtual_machines_get_an_index_of_their_own() => FixRun.VerifyAll(
        "CN1034",
        "Give the virtual machine the index 1",
        Machines(Of(0), Of(-8), Of(-1)),
        Machines(Of(0), Of(1), Of(2)));

    [TestCase(4, 128, "Raise SimpleUntyped24Pool to 8", 8, 128)]
    [TestCase(4, 128, "Lower GuestRamMb to 64", 4, 64)]
    public void RAM_and_memory_are_made_to_fit(int pool, int ram, string title, int newPool, int newRam) => FixRun.Verify(
        "CN1031", title, Machines(Sized(0, pool, ram)), Machines(Sized(0, newPool, newRam)));

    [Test]
    public void A_pool_that_is_not_there_is_added() => FixRun.Verify(
        "CN1031",
        "Raise SimpleUntyped24Pool to 8",
        Machines("0, GuestRamMb = 128, KernelImage = \"k\""),
        Machines("0, GuestRamMb = 128, KernelImage = \"k\", SimpleUntyped24Pool = 8"));

    [Test]
    public void All_pools_are_raised() => FixRun.VerifyAll(
        "CN1031",
        "Raise SimpleUntyped24Pool to 8",
        Machines(Sized(0, 4, 128), Sized(1, 1, 65)),
        Machines(Sized(0, 8, 128), Sized(1, 5, 65)));

    [TestCase("0, SimpleUntyped24Pool = 12, KernelImage = \"k\"", 128,
        "0, SimpleUntyped24Pool = 12, KernelImage = \"k\", GuestRamMb = 128")]
    [TestCase("0, SimpleUntyped24Pool = 4, GuestRamMb = 0, KernelImage = \"k\"", 64,
        "0, SimpleUntyped24Pool = 4, GuestRamMb = 64, KernelImage = \"k\"")]
    [TestCase("0, SimpleUntyped24Pool = 70000, GuestRamMb = 2000000, KernelImage = \"k\"", 1047552,
        "0, SimpleUntyped24Pool = 70000, GuestRamMb = 1047552, KernelImage = \"k\"")]
    [TestCase("0, SimpleUntyped24Pool = 200, GuestRamMb = 8, KernelImage = \"k\"", 16,
        "0, SimpleUntyped24Pool = 200, GuestRamMb = 16, KernelImage = \"k\"")]
    public void RAM_is_brought_within_its_bounds(string written, int value, string wanted) => FixRun.Verify(
        "CN1032", $"Set GuestRamMb to {value}", Machines(written), Machines(wanted));

    [Test]
    public void All_RAM_is_brought_within_its_bounds() => FixRun.VerifyAll(
        "CN1032",
        "Set GuestRamMb to 16",
        Machines(Sized(0, 200, 1), Sized(1, 70000, 2000000)),
        Machines(Sized(0, 200, 16), Sized(1, 70000, 1047552)));

    [Test]
    public void Kernels_are_named() => FixRun.VerifyAll(
        "CN1033",
        "Name the kernel \"bzimage\"",
        Machines("0, SimpleUntyped24Pool = 12, GuestRamMb = 128",
            "1, KernelImage = \"\", SimpleUntyped24Pool = 12, GuestRamMb = 128"),
        Machines("0, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"bzimage\"",
            "1, KernelImage = \"bzimage\", SimpleUntyped24Pool = 12, GuestRamMb = 128"));

    [Test]
    public void A_setting_without_effect_is_removed() => FixRun.Verify(
        "CN1036",
        "Remove IospaceDomain",
        Machines("0, IospaceDomain = 15, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\""),
        Machines("0, SimpleUntyped24Pool = 12, GuestRamMb = 128, KernelImage = \"k\""));

    [Test]
    public void All_settings_without_effect_are_removed() => FixRun.VerifyAll(
        "CN1036",
        "Remove KernelRelocs",
        Machines(
            "0,\n    KernelRelocs = \"k\",\n    SimpleUntyped24Pool = 12,\n    GuestRamMb = 128,\n"
            + "    KernelImage = \"k\",\n    IospaceDomain = 15"),
        Machines("0,\n    SimpleUntyped24Pool = 12,\n    GuestRamMb = 128,\n    KernelImage = \"k\""));

    [Test]
    public void Priorities_get_the_nearest_value() => FixRun.Verify(
        "CN1023", "Set Priority to 254", Machines(Of(0) + ", Priority = 300"), Machines(Of(0) + ", Priority = 254"));

    [Test]
    public void Instances_are_renamed_with_what_names_them() => FixRun.VerifyAll(
        "CN1013",
        "Rename 'serial' to 'console'",
        Renamed("serial", "vm0"),
        Renamed("console", "client"),
        Machines(Of(0)));

    [Test]
    public void Instances_that_are_renamed_together_do_not_meet_again() => FixRun.VerifyAll(
        "CN1013",
        "Rename 'rtc' to 'quiet'",
        Quiet("rtc", "fserv"),
        Quiet("quiet", "quiet2"),
        Machines(Of(0)));

    private static string Quiet(string first, string second) =>
        "[Component] public partial class Quiet : Component;\n[Assembly] public partial class Hello : Composition\n{\n"
        + $"    [Instance] public partial Quiet {first} {{ get; }}\n    [Instance] public partial Quiet {second} {{ get; }}\n"
        + "    [Instance] public partial Vm vm { get; }\n}\n";

    private static string Renamed(string console, string client) =>
        $$"""
        public interface IEcho { void Stop(); }

        [Component]
        public partial class Console : Component, IEcho
        {
            public partial Provides<IEcho> Echo { get; }

            public void Stop() { }
        }

        [Component]
        public partial class Client : Component
        {
            public partial Uses<IEcho> Echo { get; }
        }

        [Assembly]
        public partial class Hello : Composition
        {
            [Instance] public partial Console {{console}} { get; }
            [Instance] public partial Client {{client}} { get; }
            [Instance] public partial Vm vm { get; }
            [Connection] public RpcCall<IEcho> call => new(from: {{client}}.Echo, to: {{console}}.Echo);
            public string Name => nameof({{console}});
        }
        """;

    private static string Of(int index) => $"{index}, {Rest}";

    private static string Sized(int index, int pool, int ram) =>
        $"{index}, SimpleUntyped24Pool = {pool}, GuestRamMb = {ram}, KernelImage = \"k\"";

    private static string Machines(params string[] configurations) => "[Component]\n"
        + string.Concat(configurations.Select(configuration => $"[VmConfiguration({configuration})]\n"))
        + "public partial class Vm : VirtualMachines;\n";
}

using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class LayoutCheckerTests
{
    [Test]
    public void A_sound_layout_breaks_no_rule()
    {
        Assert.That(LayoutChecker.FindViolations(SampleSystem.Tables(), SampleSystem.Declared()), Is.Empty);
    }

    [Test]
    public void A_mapping_that_is_writable_and_executable_is_found() => Finds(
        tables => tables.Mapping("client", "client.data").Rights |= MappingRights.Execute,
        "'client' may write and execute 'client.data'.");

    [Test]
    public void Writable_code_is_found() => Finds(
        tables => tables.Mapping("client", "App.Client.text").Rights = MappingRights.Read | MappingRights.Write,
        "'client' may write 'App.Client.text', which is a part of the image that restarts depend on.");

    [Test]
    public void Memory_that_one_component_writes_and_another_executes_is_found() => Finds(
        tables => tables.Mapping("client", "shared").Rights = MappingRights.Read | MappingRights.Execute,
        "Memory 'shared' is writable in one address space and executable in another.");

    [Test]
    public void Writing_what_a_port_only_reads_is_found() => Finds(
        tables => tables.Mapping("client", "shared").Rights |= MappingRights.Write,
        "'client' may write 'shared', but its port grants reading only.");

    [Test]
    public void Memory_of_a_device_that_no_port_grants_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").MemoryObject = tables.MemoryIndex("device.Registers"),
        "'client' maps 'device.Registers', but none of its ports grants that.");

    [Test]
    public void Another_components_heap_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").MemoryObject = tables.MemoryIndex("vm0.heap"),
        "'client', 'vm0' share 'vm0.heap', which no connection declares.");

    [Test]
    public void Another_types_code_is_found() => Finds(
        tables => tables.Mapping("client", "App.Client.rodata").MemoryObject = tables.MemoryIndex("App.Server.rodata"),
        "'client', 'server' share 'App.Server.rodata', which no connection declares.");

    [Test]
    public void Guest_RAM_in_another_component_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").MemoryObject = tables.MemoryIndex("vm0.ram"),
        "'client' maps 'vm0.ram', but none of its ports grants that.");

    [Test]
    public void Overlapping_mappings_are_found() => Finds(
        tables => tables.Mapping("client", "client.heap").VirtualAddress = UserAddressSpace.StartupInfo,
        "In 'client', 'client.startup' at 0x10000000+0x1000 overlaps 'client.heap' at 0x10000000+0x11000.",
        "In 'client', 'client.heap' at 0x10000000+0x11000 overlaps 'client.startup' at 0x10000000+0x1000.");

    [Test]
    public void A_mapping_in_the_kernels_half_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").VirtualAddress = KernelAddressSpace.DirectMap,
        "'client' maps 'client.heap' at 0xFFFF800000000000+0x11000, outside of its address space.");

    [Test]
    public void A_mapping_of_page_0_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").VirtualAddress = 0,
        "'client' maps 'client.heap' at 0x0+0x11000, outside of its address space.");

    [Test]
    public void A_mapping_that_wraps_around_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").VirtualAddress = 0xFFFF_FFFF_FFFF_F000,
        "'client' maps 'client.heap' at 0xFFFFFFFFFFFFF000+0x11000, which is not a number of whole pages.");

    [Test]
    public void A_mapping_of_more_than_there_is_is_found() => Finds(
        tables => tables.Mapping("client", "shared").Size = 0x2000,
        "'client' maps more of 'shared' than there is.");

    [Test]
    public void A_device_on_top_of_the_image_is_found() => Finds(
        tables => tables.Memory("device.Registers").Source = SampleSystem.PayloadStart,
        $"Device memory 'device.Registers' at 0x{SampleSystem.PayloadStart:X}+0x1000 overlaps the image.");

    [Test]
    public void Two_parts_of_the_image_on_one_page_are_found() => Finds(
        tables => tables.Memory("client.startup").Source = tables.Memory("server.startup").Source,
        "Memory 'client.startup' at ", "Memory 'server.startup' at ");

    [Test]
    public void Contents_outside_of_the_image_are_found() => Finds(
        tables => tables.Memory("client.data").Source = 0x4000_0000,
        "The contents of 'client.data' at 0x40000000+0x200 are not part of the image.");

    [Test]
    public void A_capability_that_is_not_declared_is_found() => Finds(
        tables => tables.Capability("client", 2) = tables.Capability("server", 2),
        "Slot 2 of 'client' holds a capability that is not declared.");

    [Test]
    public void Rights_that_are_not_declared_are_found() => Finds(
        tables => tables.Capability("client", 8).Rights |= CapabilityRights.Receive,
        "Slot 8 of 'client' is declared with the rights send but has Send, Receive.");

    [Test]
    public void A_capability_for_another_object_is_found() => Finds(
        tables => tables.Capability("client", 3).Object = 1,
        "Slot 3 of 'client' is declared for 'client.control' but leads to another Notification.");

    [Test]
    public void A_capability_for_an_object_that_does_not_exist_is_found() => Finds(
        tables => tables.Capability("server", 9).Object = 7,
        "Slot 9 of 'server' holds a capability for IoPorts 7, which does not exist.");

    [Test]
    public void A_capability_of_another_kind_is_found() => Finds(
        tables => tables.Capability("client", 8).Kind = CapabilityKind.Notification,
        "Slot 8 of 'client' is declared as endpoint but holds Notification.");

    [Test]
    public void Another_badge_is_found() => Finds(
        tables => tables.Capability("client", 8).Badge = 1,
        "Slot 8 of 'client' is declared with badge 65536 but has 1.");

    [Test]
    public void A_thread_that_does_not_start_in_code_is_found() => Finds(
        tables => tables.Thread(0).Entry = UserAddressSpace.Heap,
        "Thread 'client.control' starts at 0x20000000, which is not code.");

    [Test]
    public void A_stack_without_a_guard_page_is_found() => Finds(
        tables => tables.Thread(0).StackBottom += UserAddressSpace.PageSize,
        "The page below the stack of 'client.control' is mapped, so an overflow would go unnoticed.");

    [Test]
    public void A_thread_block_of_another_thread_is_found() => Finds(
        tables => tables.Thread(1).ThreadBlockObject = tables.Thread(2).ThreadBlockObject,
        "The block of thread 'server.control' at 0x200000000+0x2000 is not its memory object.");

    [Test]
    public void A_guest_that_reaches_a_component_is_found() => Finds(
        tables => tables.GuestMapping(0).MemoryObject = tables.MemoryIndex("client.heap"),
        "Guest 0 can reach 'client.heap', which is not guest RAM.");

    [Test]
    public void Ports_that_end_before_they_begin_are_found() => Finds(
        tables => tables.IoPorts(0).Last = 0,
        "The I/O ports 0x3F8-0x0 end before they begin.");

    [Test]
    public void Tables_that_were_cut_off_are_an_error()
    {
        byte[] tables = SampleSystem.Tables();

        Assert.That(
            LayoutChecker.FindViolations(tables[..^1], SampleSystem.Declared()).Single(), Does.Contain("damaged"));
    }

    [Test]
    public void Every_broken_rule_stops_the_build_with_its_own_error()
    {
        var tables = new TableEditor(SampleSystem.Tables());
        tables.Capability("client", 8).Badge = 1;
        tables.IoPorts(0).Last = 0;

        BuildException error =
            Assert.Throws<BuildException>(() => LayoutChecker.Check(tables.Bytes, SampleSystem.Declared()))!;

        Assert.That(error.Diagnostics.Select(item => item.Code), Is.All.EqualTo(BuildCodes.UnsoundLayout));
        Assert.That(error.Diagnostics, Has.Count.EqualTo(2));
    }

    /// <summary>One of the sentences must begin a violation that is found after the change.</summary>
    private static void Finds(Action<TableEditor> change, params string[] sentences)
    {
        var tables = new TableEditor(SampleSystem.Tables());
        change(tables);
        IReadOnlyList<string> violations = LayoutChecker.FindViolations(tables.Bytes, SampleSystem.Declared());

        Assert.That(
            violations.Any(violation =>
                sentences.Any(sentence => violation.StartsWith(sentence, StringComparison.Ordinal))),
            $"Found: {string.Join(" ", violations)}");
    }
}

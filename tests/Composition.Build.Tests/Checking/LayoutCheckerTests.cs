// What the checker says about typical differences.
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class LayoutCheckerTests
{
    [Test]
    public void A_sound_layout_breaks_no_rule()
    {
        Assert.That(LayoutChecker.FindViolations(SampleSystem.Image(), SampleSystem.Declared()), Is.Empty);
    }

    [Test]
    public void A_capability_that_is_not_declared_is_found_by_its_slot_and_instance() => Finds(
        tables => tables.Capability("client", 2) = tables.Capability("server", 2),
        "Slot 2 of 'client' holds Endpoint 0, which no connection grants.");

    [Test]
    public void Rights_that_are_not_declared_are_found() => Finds(
        tables => tables.Capability("client", 6).Rights |= CapabilityRights.Receive,
        "Slot 6 of 'client' has the rights Send, Receive; the declarations give Send.");

    [Test]
    public void A_capability_for_another_object_is_found() => Finds(
        tables => tables.Capability("client", 4).Object = 1,
        "Slot 4 of 'client' leads to Notification 1; the declarations give 'client.control'.");

    [Test]
    public void A_capability_of_another_kind_is_found() => Finds(
        tables => tables.Capability("client", 6).Kind = CapabilityKind.Notification,
        "Slot 6 of 'client' holds Notification; the declarations give Endpoint.");

    [Test]
    public void Another_badge_is_found() => Finds(
        tables => tables.Capability("second", 6).Badge = 0,
        "Slot 6 of 'second' has the badge 0; the declarations give 1.");

    [Test]
    public void Writing_what_a_port_only_reads_is_found() => Finds(
        tables => tables.Mapping("client", "shared").Rights |= MappingRights.Write,
        "'client' maps 'shared' at 0x1000000000+0x2000 from offset 0x0 (Read, Write), which the declarations do not "
        + "grant.");

    [Test]
    public void Memory_of_a_device_that_no_port_grants_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").MemoryObject = tables.MemoryIndex("device.Registers"),
        "'client' maps 'device.Registers' at 0x20000000+0x11000 from offset 0x0 (Read, Write), which the declarations "
        + "do not grant.");

    [Test]
    public void Memory_that_is_no_longer_mapped_is_found() => Finds(
        tables => tables.Mapping("client", "client.heap").MemoryObject = tables.MemoryIndex("vm0.heap"),
        "'client' does not map 'client.heap' at 0x20000000+0x11000 from offset 0x0 (Read, Write).");

    [Test]
    public void Overlapping_mappings_are_found() => Finds(
        tables => tables.Mapping("client", "client.heap").VirtualAddress = UserAddressSpace.StartupInfo,
        "In 'client', 'client.startup' at 0x10000000+0x1000", "In 'client', 'client.heap' at 0x10000000+0x11000");

    [TestCase(KernelAddressSpace.DirectMap, "0xFFFF800000000000")]
    [TestCase(0UL, "0x0")]
    [TestCase(0xFFFF_FFFF_FFFF_F000, "0xFFFFFFFFFFFFF000")]
    public void A_mapping_outside_of_the_address_space_is_found(ulong address, string text) => Finds(
        tables => tables.Mapping("client", "client.heap").VirtualAddress = address,
        $"'client' maps 'client.heap' at {text}+0x11000 from offset 0x0 (Read, Write), which are not whole pages of "
        + "its address space.");

    [Test]
    public void A_stack_without_a_guard_page_is_found() => Finds(
        tables =>
        {
            ulong bottom = tables.Thread(0).StackBottom;
            tables.Mapping("client", "client.control.block").VirtualAddress = bottom - (2 * UserAddressSpace.PageSize);
            tables.Thread(0).ThreadBlock = bottom - (2 * UserAddressSpace.PageSize);
        },
        "The page below the stack of 'client.control' is mapped, so an overflow would go unnoticed.");

    [Test]
    public void A_device_on_top_of_the_image_is_found_even_if_it_is_declared_there()
    {
        SystemDocument system = SampleSystem.Declared();
        SystemDocument moved = system with
        {
            Instances =
            [
                .. system.Instances.Select(instance => instance.Name == "screen"
                    ? instance with
                    {
                        Ports =
                        [
                            .. instance.Ports.Select(port => port.Name == "Frame"
                                ? port with { Hardware = port.Hardware! with { Start = SampleSystem.PayloadStart } }
                                : port),
                        ],
                    }
                    : instance),
            ],
        };

        Assert.That(
            LayoutChecker.FindViolations(SampleSystem.Image(moved), moved),
            Is.EqualTo(new[]
            {
                $"Device memory 'screen.Frame' at 0x{SampleSystem.PayloadStart:X}+0x3000 overlaps the image.",
            }));
    }

    [Test]
    public void A_piece_of_the_image_that_shares_its_last_page_is_found()
    {
        ImageFacts image = SampleSystem.Image();
        SegmentFacts text = image.Programs.Values.Single(program => program.Name == "App.Client").Segments[0];
        image.Payload[text.Contents.Start + text.Contents.Size - image.PayloadStart] = 1;

        Assert.That(
            LayoutChecker.FindViolations(image, SampleSystem.Declared()),
            Is.EqualTo(new[] { "The last page of 'App.Client.text' holds something else." }));
    }

    [Test]
    public void A_wrong_slot_in_a_start_up_page_is_found() => Finds(
        tables => tables.Link("client", 0).Slot = 1,
        "The start-up page of 'client' has in a link of the kind Endpoint the slot 1; the declarations give 6.");

    [Test]
    public void Another_attribute_value_in_a_start_up_page_is_found() => Finds(
        tables => tables.StartupBytes("client")[(int)tables.Startup("client").Size - 1] ^= 1,
        "The start-up page of 'client' has another value for attribute 'Loud' than the declarations.");

    [Test]
    public void Tables_that_were_cut_off_are_an_error()
    {
        ImageFacts image = SampleSystem.Image();
        AddressRange tables = image.Tables;

        Assert.That(
            LayoutChecker.FindViolations(
                image with { Tables = tables with { Size = tables.Size - 1 } }, SampleSystem.Declared()).Single(),
            Does.Contain("damaged"));
    }

    [Test]
    public void Every_broken_rule_stops_the_build_with_its_own_error()
    {
        var tables = new TableEditor(SampleSystem.Image());
        tables.Capability("client", 6).Badge = 1;
        tables.Thread(0).Priority = 7;

        BuildException error =
            Assert.Throws<BuildException>(() => LayoutChecker.Check(tables.Image, SampleSystem.Declared()))!;

        Assert.That(error.Diagnostics.Select(item => item.Code), Is.All.EqualTo(BuildCodes.UnsoundLayout));
        Assert.That(error.Diagnostics, Has.Count.EqualTo(2));
    }

    /// <summary>One of the sentences must begin a violation that is found after the change.</summary>
    private static void Finds(Action<TableEditor> change, params string[] sentences)
    {
        var tables = new TableEditor(SampleSystem.Image());
        change(tables);
        IReadOnlyList<string> violations = LayoutChecker.FindViolations(tables.Image, SampleSystem.Declared());

        Assert.That(
            violations.Any(violation =>
                sentences.Any(sentence => violation.StartsWith(sentence, StringComparison.Ordinal))),
            $"Found: {string.Join(" ", violations)}");
    }
}

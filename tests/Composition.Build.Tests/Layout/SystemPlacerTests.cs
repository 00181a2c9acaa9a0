// Sizes and addresses of a placed system.
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Tables;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Placed;

namespace CamkesNet.Tests.Layout;

public sealed class SystemPlacerTests
{
    private const ulong SecondRegion = UserAddressSpace.RegionArea + UserAddressSpace.LargePageSize;

    private readonly PlacedSystem system = SampleSystem.Place(out _);

    [Test]
    public void Hardware_instances_are_no_components()
    {
        Assert.That(
            system.Components.Select(component => component.Name),
            Is.EqualTo(new[] { "client", "second", "server", "vm0", "vm1", "camkes.reporter" }));
    }

    [Test]
    public void Capabilities_are_in_their_slots_with_rights_and_badges()
    {
        PlacedComponent client = system.Components[0];
        CapabilityRecord call = client.Capabilities[6];
        Assert.Multiple(() =>
        {
            Assert.That(client.Capabilities, Has.Count.EqualTo(8));
            Assert.That(client.Capabilities[2].Kind, Is.EqualTo(CapabilityKind.None));
            Assert.That(
                (call.Kind, call.Rights, call.Object, call.Badge),
                Is.EqualTo((CapabilityKind.Endpoint, CapabilityRights.Send, 0u, 0ul)));
            Assert.That(client.Capabilities[7].Badge, Is.EqualTo(5ul << 16), "the server's sixth port");
            Assert.That(system.Components[1].Capabilities[7].Badge, Is.EqualTo((5ul << 16) | 1), "its second client");
            Assert.That(Server.Capabilities[7].Object, Is.EqualTo(3), "counted over all components");
        });
    }

    [Test]
    public void The_heap_is_what_the_user_asks_for_beyond_the_start_up_set()
    {
        Assert.That(MappingAt(system.Components[0], UserAddressSpace.Heap).Size, Is.EqualTo(65536 + 0x1000));
        Assert.That(MappingAt(Server, UserAddressSpace.Heap).Size, Is.EqualTo(0x2000));
    }

    [Test]
    public void Stacks_end_at_their_places_and_leave_the_page_below_unmapped()
    {
        PlacedThread dispatcher = Server.Threads[1];
        Assert.Multiple(() =>
        {
            Assert.That(
                dispatcher.StackTop, Is.EqualTo(UserAddressSpace.StackArea + (2 * UserAddressSpace.StackStride)));
            Assert.That(dispatcher.StackBottom, Is.EqualTo(dispatcher.StackTop - 65536));
            Assert.That(
                Server.Mappings.Any(mapping => mapping.Address < dispatcher.StackBottom
                    && mapping.Address + mapping.Size > dispatcher.StackBottom - UserAddressSpace.PageSize),
                Is.False);
            Assert.That(system.Notifications[(int)dispatcher.BoundNotification].Name, Is.EqualTo("server.dispatcher"));
        });
    }

    [Test]
    public void A_shared_region_is_one_object_with_the_rights_of_each_port()
    {
        PlacedMapping reader = MappingOf(system.Components[0], "shared");
        PlacedMapping writer = MappingOf(Server, "shared");

        Assert.That(reader.Memory, Is.EqualTo(writer.Memory));
        Assert.That(reader.Rights, Is.EqualTo(MappingRights.Read));
        Assert.That(writer.Rights, Is.EqualTo(MappingRights.Read | MappingRights.Write));
    }

    [Test]
    public void Device_memory_is_mapped_uncached_at_its_physical_address()
    {
        PlacedMapping registers = MappingOf(Server, "device.Registers");

        Assert.That(
            registers.Rights, Is.EqualTo(MappingRights.Read | MappingRights.Write | MappingRights.Uncached));
        Assert.That(system.Memory[(int)registers.Memory].Source, Is.EqualTo(4273995776));
    }

    [Test]
    public void A_guest_has_its_RAM_at_0_and_its_monitor_sees_it()
    {
        GuestMappingRecord ram = system.GuestAddressSpaces[0].Single();
        PlacedMapping view = MappingAt(system.Components[3], UserAddressSpace.GuestRam);

        Assert.That((ram.GuestPhysicalAddress, ram.Size), Is.EqualTo((0ul, 4194304ul)));
        Assert.That(view.Memory, Is.EqualTo(ram.MemoryObject));
        Assert.That(
            system.Components.Select(component => component.Description),
            Is.EqualTo(new[] { "", "", "", "bzimage + rootfs.cpio", "bzimage", "" }));
        Assert.That(
            system.Components.Select(component => component.IsVirtualMachine),
            Is.EqualTo(new[] { false, false, false, true, true, false }));
    }

    [Test]
    public void Startup_pages_tell_ports_and_attributes()
    {
        SystemDocument declared = SampleSystem.Declared();
        List<PortInfo> ports = [new PortInfo { LinkCount = 1, Peers = 7 }];
        List<LinkInfo> links = [new LinkInfo { Kind = PartKind.Region, Address = 0x1234 }];
        byte[] pages = StartupInfoWriter.Write(declared.Instances[0], 0x3000, ports, links);

        StartupInfo info = MemoryMarshal.Read<StartupInfo>(pages);
        AttributeInfo[] attributes = MemoryMarshal
            .Cast<byte, AttributeInfo>(pages.AsSpan((int)info.AttributesOffset))[..(int)info.AttributeCount].ToArray();
        byte[] Value(int index) =>
            pages.AsSpan((int)attributes[index].Offset, (int)attributes[index].Length).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(info.Magic, Is.EqualTo(StartupInfo.ExpectedMagic));
            Assert.That((info.HeapStart, info.HeapSize), Is.EqualTo((UserAddressSpace.Heap, 0x3000ul)));
            Assert.That(
                Encoding.UTF8.GetString(pages, (int)info.NameOffset, (int)info.NameLength), Is.EqualTo("client"));
            Assert.That(MemoryMarshal.Read<PortInfo>(pages.AsSpan((int)info.PortsOffset)).Peers, Is.EqualTo(7));
            Assert.That(MemoryMarshal.Read<LinkInfo>(pages.AsSpan((int)info.LinksOffset)).Address, Is.EqualTo(0x1234));
            Assert.That(BitConverter.ToInt64(Value(0)), Is.EqualTo(-20));
            Assert.That(Encoding.UTF8.GetString(Value(1)), Is.EqualTo("größer"));
            Assert.That(BitConverter.ToInt64(Value(2)), Is.EqualTo(1));
        });
    }

    [Test]
    public void Links_know_slot_memory_and_range()
    {
        PlacedSystem placed = SampleSystem.Place(out PayloadPlacement payload);
        byte[] image = payload.ToSegment(0)!.Bytes;
        PlacedMemory startup = placed.Memory.Single(memory => memory.Name == "server.startup");
        ReadOnlySpan<byte> pages = image.AsSpan((int)(startup.Source - SampleSystem.PayloadStart));
        StartupInfo info = MemoryMarshal.Read<StartupInfo>(pages);
        PortInfo[] ports = MemoryMarshal
            .Cast<byte, PortInfo>(pages[(int)info.PortsOffset..])[..(int)info.PortCount].ToArray();
        LinkInfo[] links = MemoryMarshal
            .Cast<byte, LinkInfo>(pages[(int)info.LinksOffset..])[..(int)info.LinkCount].ToArray();
        (PartKind, uint Element, uint, ulong, ulong, ulong) LinkOf(int port, uint number)
        {
            LinkInfo link = links[ports[port].FirstLink + number];
            return (link.Kind, link.Element, link.Slot, link.Address, link.Size, link.Badge);
        }

        Assert.Multiple(() =>
        {
            Assert.That((ports[0].LinkCount, ports[0].Peers), Is.EqualTo((0u, 2u)), "a provided port has no slot");
            Assert.That(LinkOf(1, 0), Is.EqualTo((PartKind.IoPorts, 0u, 10u, 0ul, 1016ul | (1023ul << 16), 0ul)));
            Assert.That(LinkOf(2, 0), Is.EqualTo((PartKind.Interrupt, 0u, 11u, 0ul, 0ul, 1ul)));
            Assert.That(ports[2].Thread, Is.EqualTo(1));
            Assert.That(
                LinkOf(3, 0), Is.EqualTo((PartKind.DeviceMemory, 0u, 0u, UserAddressSpace.RegionArea, 4096ul, 0ul)));
            Assert.That(
                LinkOf(4, 0),
                Is.EqualTo((PartKind.Region, 0u, 0u, SecondRegion, 8192ul, 0ul)));
            Assert.That(LinkOf(5, 1).Element, Is.EqualTo(1), "a buffer for each client");
            Assert.That(LinkOf(8, 1), Is.EqualTo((PartKind.Notification, 1u, 0u, 0ul, 0ul, 16ul)));
        });
    }

    [Test]
    public void The_boot_tables_say_the_same_as_the_placed_system()
    {
        var tables = new BootTablesView(BootTablesWriter.Write(system, 0x30_0000));
        Assert.Multiple(() =>
        {
            Assert.That(tables.Components.Select(component => tables.Text(component.Name)),
                Is.EqualTo(system.Components.Select(component => component.Name)));
            Assert.That(tables.Memory, Has.Length.EqualTo(system.Memory.Count));
            Assert.That(tables.Head.EndpointCount, Is.EqualTo(1));
            Assert.That(tables.Threads.Select(thread => thread.Component), Is.EqualTo(new[] { 0, 1, 2, 2, 2, 3, 4, 5 }));
            Assert.That(tables.Vcpus.Select(vcpu => vcpu.Component), Is.EqualTo(new[] { 3, 4 }));
            Assert.That(tables.Interrupts.Select(line => line.Notification), Is.EqualTo(new[] { 4, 3 }));
            Assert.That(tables.Head.MemoryNeeded, Is.EqualTo(system.Memory
                .Where(memory => memory.Kind is not (MemoryObjectKind.InImage or MemoryObjectKind.Device))
                .Aggregate(0ul, (sum, memory) => sum + memory.Size)));
        });
    }

    [Test]
    public void A_name_that_is_not_declared_is_an_error_that_says_who_uses_it()
    {
        SystemDocument declared = SampleSystem.Declared();
        SystemDocument broken = declared with
        {
            Layout = declared.Layout with
            {
                Objects = [.. declared.Layout.Objects.Where(item => item.Name != "server.dispatcher")],
            },
        };

        BuildException error = Assert.Throws<BuildException>(() => SystemPlacer.Place(
            broken, new Dictionary<DeclaredImplementation, ComponentImage>(), new PayloadPlacement(0), default))!;

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.BadLayout));
        Assert.That(error.Message, Does.Contain("interrupt 'device.Line'").And.Contain("'server.dispatcher'"));
    }

    [Test]
    public void Types_of_one_name_in_two_assemblies_are_two_programs()
    {
        SystemDocument declared = SampleSystem.Declared();
        SystemDocument changed = declared with
        {
            Instances =
            [
                .. declared.Instances.Select(instance => instance.Name == "second"
                    ? instance with { Implementation = instance.Implementation with { Assembly = "Other" } }
                    : instance),
            ],
        };
        PlacedSystem placed = SampleSystem.Place(changed);

        Assert.That(
            placed.Memory.Select(memory => memory.Name),
            Does.Contain("App.Client@App.text").And.Contain("App.Client@Other.text"));
        Assert.That(LayoutChecker.FindViolations(SampleSystem.Image(changed), changed), Is.Empty);
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    public void Texts_of_settings_that_do_not_fit_into_the_heap_are_an_error(int more, bool isRefused)
    {
        const int Heap = 0x1_0000;
        SystemDocument declared = SampleSystem.Declared();
        SystemDocument changed = declared with
        {
            Instances =
            [
                .. declared.Instances.Select(instance => instance.Name != "client" ? instance : instance with
                {
                    HeapSize = Heap,
                    Attributes = [Text("Short", 100), Text("Long", (Heap / sizeof(char)) - 100 + more)],
                }),
            ],
        };

        if (!isRefused)
        {
            Assert.That(() => SampleSystem.Place(changed), Throws.Nothing);
            return;
        }

        BuildException error = Assert.Throws<BuildException>(() => SampleSystem.Place(changed))!;
        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.SettingsTooLarge));
        Assert.That(
            error.Message,
            Does.Contain("The texts of the settings of 'client' need 65538 bytes, but its heap has 65536: "
                + "raise HeapSize of the instance, or shorten 'Long'."));
    }

    private static DeclaredAttribute Text(string name, int length) => new()
    {
        Name = name,
        Type = "string",
        Value = JsonSerializer.SerializeToElement(new string('x', length)),
    };

    private PlacedComponent Server => system.Components[2];

    private PlacedMapping MappingOf(PlacedComponent component, string memory) =>
        component.Mappings.Single(mapping => system.Memory[(int)mapping.Memory].Name == memory);

    private static PlacedMapping MappingAt(PlacedComponent component, ulong address) =>
        component.Mappings.Single(mapping => mapping.Address == address);
}

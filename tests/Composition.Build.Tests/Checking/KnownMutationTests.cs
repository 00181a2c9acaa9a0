// Changes of finished tables that a defect of the placer, or somebody with access to the build, could make. Every one
// gives somebody more or something else than declared.
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

internal sealed class KnownMutationTests
{
    [TestCaseSource(nameof(Mutations))]
    public void The_mutation_is_found(Action<TableEditor> change)
    {
        var tables = new TableEditor(SampleSystem.Image());
        change(tables);

        Assert.That(LayoutChecker.FindViolations(tables.Image, SampleSystem.Declared()), Is.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Mutations() =>
        Capabilities().Concat(Devices()).Concat(Threads()).Concat(Memory()).Concat(Guests()).Concat(Components())
            .Concat(Head()).Concat(Reporter())
            .Select(mutation => new TestCaseData(mutation.Change).SetName(mutation.Name));

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Capabilities() =>
    [
        ("a capability in an empty slot", t => t.Capability("client", 5) = t.Capability("server", 10)),
        ("the right to receive at an endpoint", t => t.Capability("client", 6).Rights |= CapabilityRights.Receive),
        ("the right to send at the log", t => t.Capability("client", 1).Rights |= CapabilityRights.Send),
        ("another client's badge", t => t.Capability("client", 6).Badge ^= 0x10000),
        ("another notification", t => t.Capability("client", 4).Object = 2),
        ("another component's thread", t => t.Capability("server", 7).Object = 0),
        ("a right that is not defined", t => t.Capability("client", 4).Rights |= (CapabilityRights)0x80),
        ("a second holder of a virtual processor", t => t.Capability("client", 5) = t.Capability("vm0", 6)),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Devices() =>
    [
        ("all I/O ports", t => { t.IoPorts(0).First = 0; t.IoPorts(0).Last = 0xFFFF; }),
        ("the I/O ports of the PCI configuration", t => { t.IoPorts(0).First = 0xCF8; t.IoPorts(0).Last = 0xCFF; }),
        ("I/O ports that end before they begin", t => t.IoPorts(0).Last = 0),
        ("another interrupt", t => t.Interrupt(0).Number = 0),
        ("an interrupt for another component", t => t.Interrupt(0).Notification = 0),
        ("an interrupt with all bits", t => t.Interrupt(0).Badge = 0xFF),
        ("an interrupt with another trigger", t => t.Interrupt(0).IsLevelTriggered ^= 1),
        ("an interrupt with another polarity", t => t.Interrupt(0).IsActiveLow ^= 1),
        ("an interrupt of another numbering", t => t.Interrupt(0).IsIsa ^= 1),
        ("an interrupt for a notification that does not exist", t => t.Interrupt(0).Notification = 99),
        ("a device at another address", t => t.Memory("device.Registers").Source = 0xFED0_0000),
        ("a device at the local APIC", t => t.Memory("device.Registers").Source = 0xFEE0_0000),
        ("a device over RAM", t => t.Memory("device.Registers").Source = 0x10_0000),
        ("a larger device", t =>
        {
            t.Memory("device.Registers").Size = 0x1000_0000;
            t.Mapping("server", "device.Registers").Size = 0x1000_0000;
        }),
        ("a device that is cached", t => t.Mapping("server", "device.Registers").Rights &= ~MappingRights.Uncached),
        ("a dataport that is a device", t =>
        {
            t.Memory("shared").Kind = MemoryObjectKind.Device;
            t.Memory("shared").Source = 0xFED0_0000;
        }),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Threads() =>
    [
        ("the highest priority", t => t.Thread(0).Priority = 255),
        ("a start at boot", t => t.Thread(3).StartsAtBoot = 1),
        ("no start at boot", t => t.Thread(0).StartsAtBoot = 0),
        ("a binding to another component's notification", t =>
        {
            t.Thread(0).BoundNotification = 4;
            t.Notification(4).BoundThread = 0;
            t.Thread(3).BoundNotification = uint.MaxValue;
        }),
        ("no binding", t => t.Thread(3).BoundNotification = uint.MaxValue),
        ("an entry in the middle of an instruction", t => t.Thread(0).Entry += 1),
        ("an entry that is not code", t => t.Thread(0).Entry = UserAddressSpace.Heap),
        ("a message page of another thread", t =>
        {
            t.Thread(3).ThreadBlock = t.Thread(2).ThreadBlock;
            t.Thread(3).ThreadBlockObject = t.Thread(2).ThreadBlockObject;
        }),
        ("a stack of another thread", t =>
        {
            t.Thread(3).StackTop = t.Thread(2).StackTop;
            t.Thread(3).StackBottom = t.Thread(2).StackBottom;
        }),
        ("a smaller stack", t => t.Thread(0).StackBottom += UserAddressSpace.PageSize),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Memory() =>
    [
        ("a dataport at another address", t => t.Mapping("client", "shared").VirtualAddress += 0x20_0000),
        ("data for reading only", t => t.Mapping("client", "client.data").Rights = MappingRights.Read),
        ("data for executing", t => t.Mapping("client", "client.data").Rights |= MappingRights.Execute),
        ("code for writing", t =>
            t.Mapping("client", "App.Client.text").Rights = MappingRights.Read | MappingRights.Write),
        ("a dataport for executing", t =>
            t.Mapping("client", "shared").Rights = MappingRights.Read | MappingRights.Execute),
        ("another component's initial data", t => t.Memory("client.data").Source = t.Memory("server.data").Source),
        ("initial data from the kernel", t => t.Memory("client.data").Source = KernelAddressSpace.LoadAddress),
        ("a start-up page of the kernel", t => t.Memory("client.startup").Source = KernelAddressSpace.LoadAddress),
        ("another start-up page", t => t.Memory("client.startup").Source = t.Memory("second.startup").Source),
        ("code of the kernel", t => t.Memory("App.Client.text").Source = KernelAddressSpace.LoadAddress + 0x1000),
        ("initial data from outside of the image", t => t.Memory("client.data").Source = 0x4000_0000),
        ("an archive for writing", t => t.Mapping("vm0", "guest-archive").Rights |= MappingRights.Write),
        ("an archive with what lies behind it", t =>
        {
            t.Memory("guest-archive").Size += 0x1000;
            t.Mapping("vm0", "guest-archive").Size += 0x1000;
        }),
        ("an archive that is the kernel", t => t.Memory("guest-archive").Source = KernelAddressSpace.LoadAddress + 0x1000),
        ("a heap that keeps its contents", t => t.Memory("client.heap").Kind = MemoryObjectKind.GuestRam),
        ("data without its contents", t =>
        {
            t.Memory("client.data").Kind = MemoryObjectKind.Zeroed;
            t.Memory("client.data").SourceSize = 0;
        }),
        ("a smaller heap", t =>
        {
            t.Memory("client.heap").Size = 0x1000;
            t.Mapping("client", "client.heap").Size = 0x1000;
        }),
        ("an offset behind a region's end", t => t.Mapping("client", "shared").Offset = 0x1000),
        ("a mapping without rights", t => t.Mapping("client", "shared").Rights = 0),
        ("a mapping larger than its memory", t => t.Mapping("client", "shared").Size = 0x3000),
        ("code of another type", t =>
            t.Mapping("client", "App.Client.rodata").MemoryObject = t.MemoryIndex("App.Server.rodata")),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Guests() =>
    [
        ("guest RAM for reading only", t => t.GuestMapping(0).Rights = MappingRights.Read),
        ("guest RAM at another address", t => t.GuestMapping(0).GuestPhysicalAddress = 0x1000_0000),
        ("less guest RAM", t => t.GuestMapping(0).Size = 0x1000),
        ("guest RAM that is not cached", t => t.GuestMapping(0).Rights |= MappingRights.Uncached),
        ("guest RAM beyond all addresses", t => t.GuestMapping(0).GuestPhysicalAddress = 1UL << 50),
        ("less guest RAM everywhere", t =>
        {
            t.Memory("vm0.ram").Size = 0x20_0000;
            t.GuestMapping(0).Size = 0x20_0000;
            t.Mapping("vm0", "vm0.ram").Size = 0x20_0000;
        }),
        ("a guest with a component's heap", t => t.GuestMapping(0).MemoryObject = t.MemoryIndex("client.heap")),
        ("a virtual processor of another component", t => t.Vcpu(0).Component = 0),
        ("a virtual processor in another guest", t => t.Vcpu(0).GuestAddressSpace = 1),
        ("a state page that is another component's heap", t => t.Vcpu(0).StateObject = t.MemoryIndex("client.heap")),
        ("a state page that is the monitor's heap", t => t.Vcpu(0).StateObject = t.MemoryIndex("vm0.heap")),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Components() =>
    [
        ("another component's notification for a supervisor", t =>
        {
            t.Component("client").SupervisorNotification = 2;
            t.Component("client").SupervisorBadge = 1;
        }),
        ("a supervisor that does not exist", t => t.Component("client").SupervisorNotification = 77),
        ("another component's capabilities", t =>
        {
            t.Component("client").FirstCapability = t.Component("server").FirstCapability;
            t.Component("client").CapabilityCount = t.Component("server").CapabilityCount;
        }),
        ("capabilities of the next component", t => t.Component("client").CapabilityCount += 4),
        ("a mapping of the next component", t => t.Component("client").MappingCount += 1),
        ("a thread of the next component", t => t.Component("client").ThreadCount += 1),
        ("the mark of a monitor", t => t.Component("client").IsVirtualMachine = 1),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Head() =>
    [
        ("no endpoint", t => t.Head.EndpointCount = 0),
        ("a thousand endpoints", t => t.Head.EndpointCount = 1000),
        ("another end of the image", t => t.Head.ImageEnd += 0x1000_0000),
        ("no memory that is needed", t => t.Head.MemoryNeeded = 0),
        ("another version", t => t.Head.Version = 9),
    ];

    private static IEnumerable<(string Name, Action<TableEditor> Change)> Reporter() =>
    [
        ("another reporter", t => t.Head.Reporter = 0),
        ("no reporter", t => t.Head.Reporter = uint.MaxValue),
        ("a fault record over another component's heap", t => t.Head.FaultRecord = t.MemoryIndex("client.heap")),
        ("a reporter that can be preempted", t => t.Thread(7).Priority = 254),
        ("a reporter that signals", t => t.Capability("camkes.reporter", 4).Rights |= CapabilityRights.Send),
        ("a reporter without the right to write in quiet mode", t =>
            t.Capability("camkes.reporter", 1).Rights = CapabilityRights.Control),
        ("a reporter that writes its record", t =>
            t.Mapping("camkes.reporter", "camkes.reporter.record").Rights |= MappingRights.Write),
        ("a reporter that reads another's data", t =>
            t.Mapping("camkes.reporter", "server.symbols").MemoryObject = t.MemoryIndex("server.data")),
        ("a component that reads the fault record", t =>
            t.Mapping("client", "shared").MemoryObject = t.MemoryIndex("camkes.reporter.record")),
        ("symbols outside of the image", t => t.Memory("client.symbols").Source = 0xFF00_0000),
        ("symbols of the kernel", t => t.Memory("client.symbols").Source = KernelAddressSpace.LoadAddress),
        ("a symbol table of 2^40 bytes", t => t.Memory("client.symbols").SourceSize = 1UL << 40),
        ("another component's symbols", t => t.Memory("client.symbols").Source = t.Memory("vm0.symbols").Source),
    ];
}

// A small system for the tests of layout and checker: a client, a server with a device, and a virtual machine.
using CamkesNet.Abi;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Declared;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Linking;

namespace CamkesNet.Tests.Layout;

internal static class SampleSystem
{
    /// <summary>Behind a kernel of one MiB.</summary>
    public const ulong PayloadStart = KernelAddressSpace.LoadAddress + 0x10_0000;
    public const ulong Entry = 0x40_0200;

    private const string Json =
        """
        { "format": 1, "assembly": "App.Sample",
          "instances": [
            { "name": "client", "component": "App.Client",
              "implementation": { "assembly": "App", "type": "App.Client" },
              "heapSize": 65536,
              "threads": [ { "name": "control", "priority": 100, "stackSize": 65536, "startsAtBoot": true } ],
              "ports": [
                { "name": "Echo", "index": 0, "kind": "uses", "type": "App.IEcho", "connected": true },
                { "name": "Shared", "index": 1, "kind": "dataport", "connected": true,
                  "region": "shared", "access": "r" },
                { "name": "Maybe", "index": 2, "kind": "uses", "type": "App.IEcho", "connected": false } ],
              "capabilities": [
                { "slot": 1, "kind": "log", "object": "log", "rights": ["control"] },
                { "slot": 3, "kind": "notification", "object": "client.control", "rights": ["receive"] },
                { "slot": 8, "kind": "endpoint", "object": "server.endpoint", "rights": ["send"], "badge": 65536 } ],
              "attributes": [
                { "name": "Rounds", "type": "int32", "value": -20 },
                { "name": "Title", "type": "string", "value": "größer" },
                { "name": "Loud", "type": "boolean", "value": true } ] },
            { "name": "server", "component": "App.Server",
              "implementation": { "assembly": "App", "type": "App.Server" },
              "heapSize": 1,
              "threads": [
                { "name": "control", "priority": 100, "stackSize": 65536, "startsAtBoot": true },
                { "name": "dispatcher", "priority": 110, "stackSize": 65536, "boundNotification": "server.dispatch" } ],
              "ports": [
                { "name": "Echo", "index": 0, "kind": "provides", "connected": true, "peers": 1, "thread": 1 },
                { "name": "Ports", "index": 1, "kind": "ioPorts", "connected": true },
                { "name": "Line", "index": 2, "kind": "interrupt", "connected": true, "badge": 1, "thread": 1 },
                { "name": "Registers", "index": 3, "kind": "deviceMemory", "connected": true,
                  "region": "device.Registers", "access": "rw" },
                { "name": "Shared", "index": 4, "kind": "dataport", "connected": true,
                  "region": "shared", "access": "rw" } ],
              "capabilities": [
                { "slot": 1, "kind": "log", "object": "log", "rights": ["control"] },
                { "slot": 2, "kind": "endpoint", "object": "server.endpoint", "rights": ["receive"] },
                { "slot": 3, "kind": "notification", "object": "server.control", "rights": ["receive"] },
                { "slot": 4, "kind": "notification", "object": "server.dispatch", "rights": ["receive"] },
                { "slot": 6, "kind": "thread", "object": "server.dispatcher", "rights": ["control"] },
                { "slot": 9, "kind": "ioPorts", "object": "device.Ports", "rights": ["send", "receive"] },
                { "slot": 10, "kind": "interrupt", "object": "device.Line", "rights": ["send"] } ],
              "attributes": [] },
            { "name": "device", "component": "App.Device",
              "implementation": { "assembly": "App", "type": "App.Device" },
              "hardware": true },
            { "name": "vm0", "component": "App.Init0",
              "implementation": { "assembly": "Vmm", "type": "Vmm.Monitor" },
              "heapSize": 65536,
              "threads": [
                { "name": "control", "priority": 50, "stackSize": 131072, "startsAtBoot": true,
                  "boundNotification": "vm0.control" } ],
              "ports": [
                { "name": "Memory", "index": 0, "kind": "guestMemory", "connected": true,
                  "region": "vm0.ram", "access": "rw" },
                { "name": "Vcpu", "index": 1, "kind": "vcpu", "connected": true,
                  "region": "vm0.vcpu0.state", "access": "rw" },
                { "name": "Files", "index": 2, "kind": "archive", "connected": true,
                  "region": "archive", "access": "r" } ],
              "capabilities": [
                { "slot": 3, "kind": "notification", "object": "vm0.control", "rights": ["receive"] },
                { "slot": 9, "kind": "vcpu", "object": "vm0.vcpu0", "rights": ["control"] } ],
              "attributes": [
                { "name": "GuestRamMb", "type": "int32", "value": 4 },
                { "name": "KernelImage", "type": "string", "value": "bzimage" },
                { "name": "KernelCmdline", "type": "string", "value": "quiet" },
                { "name": "InitrdImage", "type": "string", "value": "rootfs.cpio" } ] } ],
          "objects": [
            { "name": "shared", "kind": "region", "size": 4096 },
            { "name": "client.control", "kind": "notification" },
            { "name": "server.endpoint", "kind": "endpoint" },
            { "name": "server.control", "kind": "notification" },
            { "name": "server.dispatch", "kind": "notification" },
            { "name": "device.Ports", "kind": "ioPorts", "first": 1016, "last": 1023 },
            { "name": "device.Line", "kind": "interrupt", "number": 4, "isa": true,
              "notification": "server.dispatch", "badge": 1 },
            { "name": "device.Registers", "kind": "deviceMemory", "address": 4273995776, "size": 4096 },
            { "name": "vm0.control", "kind": "notification" },
            { "name": "vm0.ram", "kind": "guestRam", "size": 4194304 },
            { "name": "vm0.gpa", "kind": "guestAddressSpace",
              "mappings": [ { "address": 0, "region": "vm0.ram", "offset": 0, "size": 4194304 } ] },
            { "name": "vm0.vcpu0.state", "kind": "region", "size": 4096 },
            { "name": "vm0.vcpu0", "kind": "vcpu", "guestAddressSpace": "vm0.gpa",
              "stateRegion": "vm0.vcpu0.state", "component": "vm0" },
            { "name": "archive", "kind": "archive" } ],
          "connections": [
            { "name": "echo", "connector": "RpcCall", "from": ["client.Echo"], "to": ["server.Echo"] } ] }
        """;

    public static DeclaredSystem Declared() => DeclaredSystemReader.Parse(Json, "sample");

    /// <summary>The system placed behind a kernel that ends at <see cref="PayloadStart"/>.</summary>
    public static PlacedSystem Place(out PayloadPlacement payload)
    {
        DeclaredSystem declared = Declared();
        payload = new PayloadPlacement(PayloadStart);
        var images = new Dictionary<string, ComponentImage>(StringComparer.Ordinal);
        foreach (string type in (string[])["App.Client", "App.Server", "Vmm.Monitor"])
        {
            images.Add(type, Image(type, payload));
        }

        var archive = new GuestArchivePlace(payload.Add(new byte[10000]), 10000);
        return SystemPlacer.Place(declared, images, payload, archive);
    }

    /// <summary>The boot tables of the placed system.</summary>
    public static byte[] Tables()
    {
        PlacedSystem system = Place(out PayloadPlacement payload);
        return BootTablesWriter.Write(system, payload.End);
    }

    private static ComponentImage Image(string type, PayloadPlacement payload)
    {
        LinkedSegment[] segments =
        [
            Segment("text", 0x40_0000, 0x1800, 0x1800, SegmentFlags.Execute),
            Segment("rodata", 0x40_2000, 0x100, 0x100, SegmentFlags.Read),
            Segment("data", 0x40_3000, 0x200, 0x2345, SegmentFlags.Write),
        ];
        return new ComponentImage
        {
            Type = type,
            Image = new LinkedImage
            {
                Name = type,
                Segments = segments,
                Symbols = [],
                DebugSections = [],
                EntryAddress = Entry,
            },
            SegmentSources = [.. segments.Select(segment => payload.Add(segment.Bytes))],
            StartupHeap = 0x1000,
            SymbolTable = payload.Add(new byte[100]),
            SymbolTableSize = 100,
        };
    }

    private static LinkedSegment Segment(string name, ulong address, int size, ulong memory, SegmentFlags flags) =>
        new()
        {
            Name = name,
            VirtualAddress = address,
            Bytes = new byte[size],
            MemorySize = memory,
            Flags = flags,
        };
}

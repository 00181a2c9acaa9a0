// The pages from which a component learns its name, its heap, its ports and its attributes. A component trusts them: a
// wrong slot would have it call somebody else, a wrong address use other memory.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>The start-up pages of a component, compared with what it is granted.</summary>
internal sealed class StartupPage
{
    private readonly CheckContext context;
    private readonly ComponentAuthority component;
    private readonly string owner;
    private readonly byte[] page;
    private uint next;

    private StartupPage(CheckContext context, ComponentAuthority component, byte[] page)
    {
        this.context = context;
        this.component = component;
        this.page = page;
        owner = $"The start-up page of '{component.Name}'";
    }

    /// <summary>The address at which the component looks for its heap.</summary>
    public ulong HeapStart { get; private set; }

    /// <summary>The addresses at which it looks for the memory of its links, in the links' order.</summary>
    public List<ulong> LinkAddresses { get; } = [];

    /// <summary>The size of the memory object.</summary>
    public ulong Size { get; private init; }

    /// <summary>
    /// Reads the pages of a component; null when they are not where the table says. Everything in them but addresses
    /// is compared here; the addresses are for the rules about mappings.
    /// </summary>
    public static StartupPage? Read(CheckContext context, ComponentAuthority component)
    {
        MemoryObjectRecord memory = context.Tables.Memory[context.MemoryIndexes[component.StartupPage]];
        var bytes = new AddressRange(memory.Source, memory.SourceSize);
        if (!context.Findings.Require(
            memory.Size == WholePages.Of(memory.SourceSize) && context.Image.Contains(bytes),
            $"Memory '{component.StartupPage}' at {bytes} is not a start-up page of the image."))
        {
            return null;
        }

        var page = new StartupPage(context, component, context.Image.Read(bytes).ToArray()) { Size = memory.Size };
        page.Check();
        return page;
    }

    private void Check()
    {
        StartupInfo head = Take<StartupInfo>();
        HeapStart = head.HeapStart;
        Require(head.Magic, StartupInfo.ExpectedMagic, "the magic");
        Require(head.Size, (uint)page.Length, "bytes:");
        Require(head.HeapSize, context.Authority.Memory[component.Heap].Size, "bytes of heap:");
        Require(head.ThreadCount, (uint)component.Instance.Threads.Count, "threads:");
        Require(head.Reserved, 0u, "in a reserved field");
        Require(head.PortCount, (uint)component.Ports.Count, "ports:");
        Require(head.PortsOffset, next, "its ports at");
        CheckPorts();
        Require(head.LinkCount, (uint)component.Ports.Sum(port => port.Links.Count), "links:");
        Require(head.LinksOffset, next, "its links at");
        foreach (GrantedLink link in component.Ports.SelectMany(port => port.Links))
        {
            CheckLink(link);
        }

        Require(head.AttributeCount, (uint)component.Instance.Attributes.Count, "attributes:");
        Require(head.AttributesOffset, next, "its attributes at");
        AttributeInfo[] attributes = [.. component.Instance.Attributes.Select(_ => Take<AttributeInfo>())];
        CheckText(head.NameOffset, head.NameLength, Encoding.UTF8.GetBytes(component.Name), "the name");
        for (int i = 0; i < attributes.Length; i++)
        {
            CheckText(
                attributes[i].Offset,
                attributes[i].Length,
                ValueOf(component.Instance.Attributes[i].Value),
                $"attribute '{component.Instance.Attributes[i].Name}'");
        }

        context.Findings.Require(next == page.Length, $"{owner} holds more than its ports and attributes.");
    }

    private void CheckPorts()
    {
        uint firstLink = 0;
        for (int i = 0; i < component.Ports.Count; i++)
        {
            GrantedPort granted = component.Ports[i];
            PortInfo info = Take<PortInfo>();
            string port = $"for port '{component.Instance.Ports[i].Name}'";
            Require(info.FirstLink, firstLink, $"{port} the first link");
            Require(info.LinkCount, (uint)granted.Links.Count, $"{port} links:");
            Require(info.Peers, granted.Peers, $"{port} peers:");
            Require(info.Thread, granted.Thread, $"{port} the thread");
            firstLink += (uint)granted.Links.Count;
        }
    }

    private void CheckLink(GrantedLink granted)
    {
        LinkInfo link = Take<LinkInfo>();
        string part = $"in a link of the kind {granted.Kind}";
        LinkAddresses.Add(link.Address);
        Require((uint)link.Kind, (uint)granted.Kind, $"{part} the kind");
        Require(link.Element, granted.Element, $"{part} the element");
        Require(link.Slot, granted.Slot, $"{part} the slot");
        Require(link.Reserved, 0u, $"{part} a reserved field with");
        Require(link.Size, granted.Size, $"{part} the size");
        Require(link.Badge, granted.Badge, $"{part} the badge");
        context.Findings.Require(
            granted.Memory is not null || link.Address == 0, $"{owner} has {part} the address 0x{link.Address:X}.");
    }

    private void CheckText(uint offset, uint length, byte[] expected, string field)
    {
        Require(offset, next, $"{field} at");
        Require(length, (uint)expected.Length, $"{field} with bytes:");
        bool isThere = next <= page.Length && expected.Length <= page.Length - next;
        context.Findings.Require(
            isThere && page.AsSpan((int)next, expected.Length).SequenceEqual(expected),
            $"{owner} has another value for {field} than the declarations.");
        next += (uint)expected.Length;
    }

    /// <summary>The bytes of an attribute: text as UTF-8, everything else as 64 bits.</summary>
    private static byte[] ValueOf(JsonElement value)
    {
        byte[] bytes = new byte[sizeof(long)];
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Encoding.UTF8.GetBytes(value.GetString()!);
            case JsonValueKind.True:
                bytes[0] = 1;
                return bytes;
            case JsonValueKind.Number when value.TryGetInt64(out long signed):
                BinaryPrimitives.WriteInt64LittleEndian(bytes, signed);
                return bytes;
            case JsonValueKind.Number when value.TryGetUInt64(out ulong unsigned):
                BinaryPrimitives.WriteUInt64LittleEndian(bytes, unsigned);
                return bytes;
            default:
                return bytes;
        }
    }

    /// <summary>The next record; one of zeros where the pages end.</summary>
    private T Take<T>()
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        bool isThere = next <= page.Length && size <= page.Length - next;
        T record = isThere ? MemoryMarshal.Read<T>(page.AsSpan((int)next)) : default;
        next += (uint)size;
        return record;
    }

    private void Require<T>(T actual, T expected, string field)
        where T : IEquatable<T> => context.Findings.RequireEqual(actual, expected, owner, field);
}

// Writes the pages from which a component learns its name, its heap, its ports and its attributes.
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Layout;

/// <summary>Writes <see cref="StartupInfo"/>.</summary>
internal static class StartupInfoWriter
{
    /// <summary>The bytes at <see cref="UserAddressSpace.StartupInfo"/>.</summary>
    public static byte[] Write(
        DeclaredInstance instance, ulong heapSize, List<PortInfo> ports, List<LinkInfo> links)
    {
        uint portsOffset = (uint)Marshal.SizeOf<StartupInfo>();
        uint linksOffset = portsOffset + ((uint)ports.Count * (uint)Marshal.SizeOf<PortInfo>());
        uint attributesOffset = linksOffset + ((uint)links.Count * (uint)Marshal.SizeOf<LinkInfo>());
        uint next = attributesOffset + ((uint)instance.Attributes.Count * (uint)Marshal.SizeOf<AttributeInfo>());
        var values = new MemoryStream();
        uint Append(byte[] bytes)
        {
            uint offset = next;
            values.Write(bytes);
            next += (uint)bytes.Length;
            return offset;
        }

        byte[] name = Encoding.UTF8.GetBytes(instance.Name);
        uint nameOffset = Append(name);
        List<AttributeInfo> attributes = [];
        foreach (DeclaredAttribute attribute in instance.Attributes)
        {
            byte[] value = ValueOf(attribute, instance);
            attributes.Add(new AttributeInfo { Offset = Append(value), Length = (uint)value.Length });
        }

        byte[] pages = new byte[next];
        MemoryMarshal.Write(pages, new StartupInfo
        {
            Magic = StartupInfo.ExpectedMagic,
            Size = next,
            HeapStart = UserAddressSpace.Heap,
            HeapSize = heapSize,
            ThreadCount = (uint)instance.Threads.Count,
            PortCount = (uint)ports.Count,
            PortsOffset = portsOffset,
            LinkCount = (uint)links.Count,
            LinksOffset = linksOffset,
            AttributeCount = (uint)attributes.Count,
            AttributesOffset = attributesOffset,
            NameOffset = nameOffset,
            NameLength = (uint)name.Length,
        });
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(ports)).CopyTo(pages.AsSpan((int)portsOffset));
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(links)).CopyTo(pages.AsSpan((int)linksOffset));
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(attributes)).CopyTo(pages.AsSpan((int)attributesOffset));
        values.ToArray().CopyTo(pages, (int)nameOffset);
        return pages;
    }

    /// <summary>Text as UTF-8; numbers and truth values as 64 bits.</summary>
    private static byte[] ValueOf(DeclaredAttribute attribute, DeclaredInstance instance)
    {
        if (attribute.Value.ValueKind == JsonValueKind.String)
        {
            return Encoding.UTF8.GetBytes(attribute.Value.GetString()!);
        }

        byte[] bytes = new byte[sizeof(long)];
        switch (attribute.Value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                BinaryPrimitives.WriteInt64LittleEndian(bytes, attribute.Value.GetBoolean() ? 1 : 0);
                return bytes;
            case JsonValueKind.Number when attribute.Value.TryGetInt64(out long signed):
                BinaryPrimitives.WriteInt64LittleEndian(bytes, signed);
                return bytes;
            case JsonValueKind.Number when attribute.Value.TryGetUInt64(out ulong unsigned):
                BinaryPrimitives.WriteUInt64LittleEndian(bytes, unsigned);
                return bytes;
            default:
                throw ObjectNames.Bad(
                    $"attribute '{instance.Name}.{attribute.Name}' has the value {attribute.Value.GetRawText()}");
        }
    }
}

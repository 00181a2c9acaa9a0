// What an instance knows about itself: the image builder writes it.
using System.Text;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>
/// Reads the start-up page. Sound throughout: the page is mapped read-only at a fixed address for as long as the
/// component lives, it comes from the image builder, and indexes are checked against its counts.
/// </summary>
internal static unsafe class StartupPage
{
    private static byte* Start => (byte*)UserAddressSpace.StartupInfo;

    public static ref readonly StartupInfo Info => ref *(StartupInfo*)Start;

    public static string InstanceName => ReadText(Info.NameOffset, Info.NameLength);

    public static ref readonly PortInfo GetPort(int index)
    {
        if ((uint)index >= Info.PortCount)
        {
            throw new InvalidOperationException("The start-up page does not have all ports of this component type.");
        }

        return ref ((PortInfo*)(Start + Info.PortsOffset))[index];
    }

    /// <summary>What a port has, in the order of its peers.</summary>
    public static ReadOnlySpan<LinkInfo> GetLinks(int port)
    {
        ref readonly PortInfo info = ref GetPort(port);
        if (info.FirstLink > Info.LinkCount || info.LinkCount > Info.LinkCount - info.FirstLink)
        {
            throw new InvalidOperationException("The start-up page does not have all links of a port.");
        }

        return new ReadOnlySpan<LinkInfo>((LinkInfo*)(Start + Info.LinksOffset) + info.FirstLink, (int)info.LinkCount);
    }

    public static long GetAttribute(int index, long defaultValue)
    {
        AttributeInfo* attribute = Find(index);
        return attribute is null ? defaultValue : *(long*)(Start + attribute->Offset);
    }

    public static string GetAttribute(int index, string defaultValue)
    {
        AttributeInfo* attribute = Find(index);
        return attribute is null ? defaultValue : ReadText(attribute->Offset, attribute->Length);
    }

    /// <summary>The UTF-8 text of an attribute; nothing is allocated.</summary>
    public static ReadOnlySpan<byte> GetAttributeText(int index)
    {
        AttributeInfo* attribute = Find(index);
        return attribute is null ? default : new(Start + attribute->Offset, (int)attribute->Length);
    }

    private static AttributeInfo* Find(int index) =>
        (uint)index < Info.AttributeCount ? (AttributeInfo*)(Start + Info.AttributesOffset) + index : null;

    private static string ReadText(uint offset, uint length) =>
        Encoding.UTF8.GetString(new ReadOnlySpan<byte>(Start + offset, (int)length));
}

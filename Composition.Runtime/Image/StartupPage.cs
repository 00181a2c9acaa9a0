// The image builder's description of an instance, for the instance itself.
using System.Text;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>
/// Reads the startup page. Sound throughout: the page is mapped read-only at a fixed address for as long as the
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
            throw new InvalidOperationException(
                "The startup page lacks ports of this component type: rebuild with one version of CamkesNet.");
        }

        return ref ((PortInfo*)(Start + Info.PortsOffset))[index];
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

    private static AttributeInfo* Find(int index) =>
        (uint)index < Info.AttributeCount ? (AttributeInfo*)(Start + Info.AttributesOffset) + index : null;

    private static string ReadText(uint offset, uint length) =>
        Encoding.UTF8.GetString(new ReadOnlySpan<byte>(Start + offset, (int)length));
}

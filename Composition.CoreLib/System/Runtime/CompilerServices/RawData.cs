// ilc reaches the first field of any object through this shape.
namespace System.Runtime.CompilerServices;

internal class RawData
{
    public byte Data;
}

/// <summary>The same for arrays and strings: their length comes first.</summary>
internal class RawArrayData
{
    public uint Length;
    public uint Padding;
    public byte Data;
}

// The dataport between the file server and a client.
using System.Runtime.InteropServices;

namespace CamkesNet.Components;

/// <summary>
/// The contents of a file server's dataport: bytes, accessed through <see cref="Dataport{T}.Bytes"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
public struct FileBuffer
{
    /// <summary>The size of the dataport in bytes.</summary>
    public const int Size = 0x10000;

    private byte _first;
}

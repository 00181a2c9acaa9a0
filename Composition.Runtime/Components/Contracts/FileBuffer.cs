// The dataport between the file server and a client.
using System.Runtime.InteropServices;

namespace CamkesNet.Components;

/// <summary>The contents of a file server's dataport: bytes, to be used by <see cref="Dataport{T}.Bytes"/>.</summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
public struct FileBuffer
{
    /// <summary>Bytes of the dataport.</summary>
    public const int Size = 0x10000;

    private byte _first;
}

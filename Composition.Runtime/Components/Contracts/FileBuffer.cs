// The memory between the file server and a client.
using System.Runtime.InteropServices;

namespace CamkesNet.Components;

/// <summary>The contents of a file server's buffer: bytes, to be used by <see cref="UsesWithBuffer{T, TBuffer}.Bytes"/>.</summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
public struct FileBuffer
{
    /// <summary>Bytes of the buffer.</summary>
    public const int Size = 0x10000;

    private byte first;
}

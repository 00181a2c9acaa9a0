// Packs texts for the serial server.
using System.Runtime.InteropServices;

namespace CamkesNet.Components;

/// <summary>What goes with <see cref="ISerialOutput"/>.</summary>
public static class SerialOutput
{
    /// <summary>Bytes of one call.</summary>
    public const int MostBytes = 24;

    /// <summary>Writes bytes of any number.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="bytes">The bytes.</param>
    public static void Write(this ISerialOutput output, ReadOnlySpan<byte> bytes)
    {
        Span<ulong> words = stackalloc ulong[MostBytes / sizeof(ulong)];
        Span<byte> packed = MemoryMarshal.AsBytes(words);
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, MostBytes);
            bytes.Slice(0, count).CopyTo(packed);
            output.Write(count, words[0], words[1], words[2]);
            bytes = bytes.Slice(count);
        }
    }
}

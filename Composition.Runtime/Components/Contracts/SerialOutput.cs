// Packs texts for the serial server.
using System.Runtime.InteropServices;

namespace CamkesNet.Components;

/// <summary>Extension methods for <see cref="ISerialOutput"/> and <see cref="IMessageOutput"/>.</summary>
public static class SerialOutput
{
    /// <summary>The number of bytes that one call can pass.</summary>
    public const int MostBytes = 24;

    private const int WordCount = MostBytes / sizeof(ulong);

    /// <summary>Writes any number of bytes.</summary>
    /// <param name="output">The output.</param>
    /// <param name="bytes">The bytes.</param>
    public static void Write(this ISerialOutput output, ReadOnlySpan<byte> bytes)
    {
        Span<ulong> words = stackalloc ulong[WordCount];
        while (Pack(ref bytes, words, out int count))
        {
            output.Write(count, words[0], words[1], words[2]);
        }
    }

    /// <summary>Writes any number of bytes.</summary>
    /// <param name="output">The output.</param>
    /// <param name="bytes">The bytes. A line appears when its line feed has arrived.</param>
    public static void Write(this IMessageOutput output, ReadOnlySpan<byte> bytes)
    {
        Span<ulong> words = stackalloc ulong[WordCount];
        while (Pack(ref bytes, words, out int count))
        {
            output.Write(count, words[0], words[1], words[2]);
        }
    }

    /// <summary>Unpacks the bytes of one call.</summary>
    /// <returns>The number of bytes in <paramref name="bytes"/>.</returns>
    internal static int Unpack(int count, ulong first, ulong second, ulong third, Span<byte> bytes)
    {
        Span<ulong> words = [first, second, third];
        int length = Math.Clamp(count, 0, MostBytes);
        MemoryMarshal.AsBytes(words).Slice(0, length).CopyTo(bytes);
        return length;
    }

    private static bool Pack(ref ReadOnlySpan<byte> bytes, scoped Span<ulong> words, out int count)
    {
        count = Math.Min(bytes.Length, MostBytes);
        words.Clear();
        bytes.Slice(0, count).CopyTo(MemoryMarshal.AsBytes(words));
        bytes = bytes.Slice(count);
        return count > 0;
    }
}

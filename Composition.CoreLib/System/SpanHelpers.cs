// Bulk operations on memory. ilc calls some of these by name.
using System.Runtime.CompilerServices;

namespace System;

internal static unsafe class SpanHelpers
{
    private const nuint WordSize = sizeof(ulong);
    private const ulong EveryByte = 0x0101_0101_0101_0101;
    private const int HashFactor = 31;

    /// <summary>16 bytes, which the compiler moves by one SSE load and store.</summary>
    private struct Block
    {
        internal ulong Low;
        internal ulong High;
    }

    /// <summary>Copies also where the two regions overlap.</summary>
    [Intrinsic]
    internal static void Memmove(ref byte destination, ref byte source, nuint length)
    {
        // Sound: nothing moves, and the caller vouches for both regions.
        byte* to = (byte*)Unsafe.AsPointer(ref destination);
        byte* from = (byte*)Unsafe.AsPointer(ref source);
        if (to == from)
        {
            return;
        }
        if ((nuint)to - (nuint)from >= length)
        {
            CopyForward(to, from, length);
        }
        else
        {
            CopyBackward(to, from, length);
        }
    }

    private static void CopyForward(byte* to, byte* from, nuint length)
    {
        while (length >= (nuint)sizeof(Block))
        {
            *(Block*)to = *(Block*)from;
            to += sizeof(Block);
            from += sizeof(Block);
            length -= (nuint)sizeof(Block);
        }
        if (length >= WordSize)
        {
            *(ulong*)to = *(ulong*)from;
            to += WordSize;
            from += WordSize;
            length -= WordSize;
        }
        while (length > 0)
        {
            *to++ = *from++;
            length--;
        }
    }

    private static void CopyBackward(byte* to, byte* from, nuint length)
    {
        while (length >= (nuint)sizeof(Block))
        {
            length -= (nuint)sizeof(Block);
            *(Block*)(to + length) = *(Block*)(from + length);
        }
        if (length >= WordSize)
        {
            length -= WordSize;
            *(ulong*)(to + length) = *(ulong*)(from + length);
        }
        while (length > 0)
        {
            length--;
            to[length] = from[length];
        }
    }

    [Intrinsic]
    internal static void ClearWithoutReferences(ref byte start, nuint length) => Fill(ref start, 0, length);

    [Intrinsic]
    internal static void Fill(ref byte start, byte value, nuint length)
    {
        // Sound: nothing moves, and the caller vouches for the region.
        byte* position = (byte*)Unsafe.AsPointer(ref start);
        ulong word = value * EveryByte;
        while (length >= (nuint)sizeof(Block))
        {
            ((ulong*)position)[0] = word;
            ((ulong*)position)[1] = word;
            position += sizeof(Block);
            length -= (nuint)sizeof(Block);
        }
        while (length > 0)
        {
            *position++ = value;
            length--;
        }
    }

    [Intrinsic]
    internal static bool SequenceEqual(ref byte first, ref byte second, nuint length)
    {
        // Sound: nothing moves, and the caller vouches for both regions.
        byte* left = (byte*)Unsafe.AsPointer(ref first);
        byte* right = (byte*)Unsafe.AsPointer(ref second);
        if (left == right)
        {
            return true;
        }
        while (length >= WordSize)
        {
            if (*(ulong*)left != *(ulong*)right)
            {
                return false;
            }
            left += WordSize;
            right += WordSize;
            length -= WordSize;
        }
        while (length > 0)
        {
            if (*left++ != *right++)
            {
                return false;
            }
            length--;
        }
        return true;
    }

    internal static int HashBytes(ReadOnlySpan<byte> bytes)
    {
        int hash = 0;
        foreach (byte value in bytes)
        {
            hash = hash * HashFactor + value;
        }
        return hash;
    }
}

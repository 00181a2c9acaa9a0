// Bulk operations on memory. ilc calls some of these by name.
using System.Runtime.CompilerServices;

namespace System;

// Sound: nothing moves, and the caller vouches for the regions, outside of which no load or store lies.
internal static unsafe class SpanHelpers
{
    private const nuint WordSize = sizeof(ulong);
    private const nuint HalfWordSize = sizeof(uint);
    private const nuint BlockSize = 16;
    private const nuint RunSize = 4 * BlockSize;
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
        byte* to = (byte*)Unsafe.AsPointer(ref destination);
        byte* from = (byte*)Unsafe.AsPointer(ref source);
        if (length < BlockSize)
        {
            CopyLessThanBlock(to, from, length);
        }
        else if ((nuint)to - (nuint)from >= length)
        {
            CopyForward(to, from, length);
        }
        else
        {
            CopyBackward(to, from, length);
        }
    }

    /// <summary>All loads come before the stores, which may overlap: no loop over single bytes.</summary>
    private static void CopyLessThanBlock(byte* to, byte* from, nuint length)
    {
        if (length >= WordSize)
        {
            ulong first = *(ulong*)from;
            ulong last = *(ulong*)(from + length - WordSize);
            *(ulong*)to = first;
            *(ulong*)(to + length - WordSize) = last;
        }
        else if (length >= HalfWordSize)
        {
            uint first = *(uint*)from;
            uint last = *(uint*)(from + length - HalfWordSize);
            *(uint*)to = first;
            *(uint*)(to + length - HalfWordSize) = last;
        }
        else if (length > 0)
        {
            byte first = *from;
            byte middle = from[length / 2];
            byte last = from[length - 1];
            *to = first;
            to[length / 2] = middle;
            to[length - 1] = last;
        }
    }

    /// <summary>The last block is read first, before anything is overwritten, and written last.</summary>
    private static void CopyForward(byte* to, byte* from, nuint length)
    {
        Block last = *(Block*)(from + length - BlockSize);
        byte* lastTo = to + length - BlockSize;
        while (length >= RunSize)
        {
            ((Block*)to)[0] = ((Block*)from)[0];
            ((Block*)to)[1] = ((Block*)from)[1];
            ((Block*)to)[2] = ((Block*)from)[2];
            ((Block*)to)[3] = ((Block*)from)[3];
            to += RunSize;
            from += RunSize;
            length -= RunSize;
        }
        while (length > BlockSize)
        {
            *(Block*)to = *(Block*)from;
            to += BlockSize;
            from += BlockSize;
            length -= BlockSize;
        }
        *(Block*)lastTo = last;
    }

    private static void CopyBackward(byte* to, byte* from, nuint length)
    {
        Block first = *(Block*)from;
        while (length > BlockSize)
        {
            length -= BlockSize;
            *(Block*)(to + length) = *(Block*)(from + length);
        }
        *(Block*)to = first;
    }

    [Intrinsic]
    internal static void ClearWithoutReferences(ref byte start, nuint length) => Fill(ref start, 0, length);

    [Intrinsic]
    internal static void Fill(ref byte start, byte value, nuint length)
    {
        byte* position = (byte*)Unsafe.AsPointer(ref start);
        ulong word = value * EveryByte;
        if (length < WordSize)
        {
            for (nuint i = 0; i < length; i++)
            {
                position[i] = value;
            }
            return;
        }
        byte* last = position + length - WordSize;
        while (length >= RunSize)
        {
            Block block;
            block.Low = word;
            block.High = word;
            ((Block*)position)[0] = block;
            ((Block*)position)[1] = block;
            ((Block*)position)[2] = block;
            ((Block*)position)[3] = block;
            position += RunSize;
            length -= RunSize;
        }
        while (length >= WordSize)
        {
            *(ulong*)position = word;
            position += WordSize;
            length -= WordSize;
        }
        *(ulong*)last = word;
    }

    [Intrinsic]
    internal static bool SequenceEqual(ref byte first, ref byte second, nuint length)
    {
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

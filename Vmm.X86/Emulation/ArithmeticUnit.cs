// Integer arithmetic with its flags, for operands of 1, 2, 4 and 8 bytes. AMD APM vol. 3, chapter 3.
using System.Numerics;
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Emulation;

/// <summary>Results and flags. Operands are zero-extended; results are, too.</summary>
internal static class ArithmeticUnit
{
    /// <summary>ADD, and ADC with a carry.</summary>
    public static ulong Add(ulong left, ulong right, int width, bool carry, ref ulong rflags)
    {
        ulong result = (left + right + (carry ? 1UL : 0)) & AccessWidth.Mask(width);

        // The carries into each bit follow from operands and result.
        ulong carries = (left & right) | ((left | right) & ~result);
        ulong overflow = (left ^ result) & (right ^ result);
        SetFlags(left ^ right ^ result, result, width, carries, overflow, ref rflags);
        return result;
    }

    /// <summary>SUB, CMP and NEG, and SBB with a borrow.</summary>
    public static ulong Subtract(ulong left, ulong right, int width, bool borrow, ref ulong rflags)
    {
        ulong result = (left - right - (borrow ? 1UL : 0)) & AccessWidth.Mask(width);
        ulong borrows = (~left & right) | ((~left | right) & result);
        ulong overflow = (left ^ right) & (left ^ result);
        SetFlags(left ^ right ^ result, result, width, borrows, overflow, ref rflags);
        return result;
    }

    /// <summary>AND, OR, XOR, TEST: the flags of a logical result.</summary>
    public static ulong Logical(ulong result, int width, ref ulong rflags)
    {
        result &= AccessWidth.Mask(width);
        SetFlags(0, result, width, 0, 0, ref rflags);
        return result;
    }

    /// <summary>INC: as ADD of 1, but the carry flag stays.</summary>
    public static ulong Increment(ulong value, int width, ref ulong rflags)
    {
        ulong carry = rflags & Rflags.Carry;
        ulong result = Add(value, 1, width, false, ref rflags);
        rflags = (rflags & ~Rflags.Carry) | carry;
        return result;
    }

    /// <summary>DEC: as SUB of 1, but the carry flag stays.</summary>
    public static ulong Decrement(ulong value, int width, ref ulong rflags)
    {
        ulong carry = rflags & Rflags.Carry;
        ulong result = Subtract(value, 1, width, false, ref rflags);
        rflags = (rflags & ~Rflags.Carry) | carry;
        return result;
    }

    private static void SetFlags(
        ulong auxiliary,
        ulong result,
        int width,
        ulong carries,
        ulong overflow,
        ref ulong rflags)
    {
        const int AuxiliaryBit = 4;
        int top = (width * 8) - 1;
        ulong flags = rflags & ~Rflags.Arithmetic;
        flags |= (carries >> top & 1) != 0 ? Rflags.Carry : 0;
        flags |= (BitOperations.PopCount((uint)(byte)result) & 1) == 0 ? Rflags.Parity : 0;
        flags |= (auxiliary >> AuxiliaryBit & 1) != 0 ? Rflags.Auxiliary : 0;
        flags |= result == 0 ? Rflags.Zero : 0;
        flags |= (result >> top & 1) != 0 ? Rflags.Sign : 0;
        flags |= (overflow >> top & 1) != 0 ? Rflags.Overflow : 0;
        rflags = flags;
    }
}

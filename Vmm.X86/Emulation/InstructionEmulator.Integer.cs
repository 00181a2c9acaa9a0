// Moves, arithmetic and logic, exchanges. AMD APM vol. 3, chapter 3.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;
using Iced.Intel;

namespace CamkesNet.Vmm.Emulation;

internal sealed partial class InstructionEmulator
{
    private EmulationResult Move(ref VcpuState state, bool signExtend)
    {
        int target = OperandWidth(0);
        int source = IsImmediate(1) ? target : OperandWidth(1);
        if (target == 0 || source == 0)
        {
            return EmulationResult.Unsupported;
        }

        if (!TryRead(ref state, 1, source, out ulong value))
        {
            return EmulationResult.Faulted;
        }

        if (signExtend)
        {
            int unused = 64 - (source * 8);
            value = (ulong)((long)value << unused >> unused);
        }

        return Finish(TryWrite(ref state, 0, target, value));
    }

    private EmulationResult Combine(ref VcpuState state)
    {
        int width = OperandWidth(0);
        if (width == 0)
        {
            return EmulationResult.Unsupported;
        }

        if (!CanWrite(ref state, 0, width)
            || !TryRead(ref state, 0, width, out ulong left)
            || !TryRead(ref state, 1, width, out ulong right))
        {
            return EmulationResult.Faulted;
        }

        ulong flags = state.Rflags;
        bool carry = (flags & Rflags.Carry) != 0;
        ulong result = instruction.Mnemonic switch
        {
            Mnemonic.Add => ArithmeticUnit.Add(left, right, width, false, ref flags),
            Mnemonic.Adc => ArithmeticUnit.Add(left, right, width, carry, ref flags),
            Mnemonic.Sub => ArithmeticUnit.Subtract(left, right, width, false, ref flags),
            Mnemonic.Sbb => ArithmeticUnit.Subtract(left, right, width, carry, ref flags),
            Mnemonic.And => ArithmeticUnit.Logical(left & right, width, ref flags),
            Mnemonic.Or => ArithmeticUnit.Logical(left | right, width, ref flags),
            _ => ArithmeticUnit.Logical(left ^ right, width, ref flags),
        };
        return Finish(ref state, width, result, flags);
    }

    private EmulationResult Compare(ref VcpuState state)
    {
        int width = OperandWidth(0);
        if (width == 0)
        {
            return EmulationResult.Unsupported;
        }

        if (!TryRead(ref state, 0, width, out ulong left) || !TryRead(ref state, 1, width, out ulong right))
        {
            return EmulationResult.Faulted;
        }

        if (instruction.Mnemonic == Mnemonic.Cmp)
        {
            ArithmeticUnit.Subtract(left, right, width, false, ref state.Rflags);
        }
        else
        {
            ArithmeticUnit.Logical(left & right, width, ref state.Rflags);
        }

        return EmulationResult.Completed;
    }

    private EmulationResult Modify(ref VcpuState state)
    {
        int width = OperandWidth(0);
        if (width == 0)
        {
            return EmulationResult.Unsupported;
        }

        if (!CanWrite(ref state, 0, width) || !TryRead(ref state, 0, width, out ulong value))
        {
            return EmulationResult.Faulted;
        }

        ulong flags = state.Rflags;
        ulong result = instruction.Mnemonic switch
        {
            Mnemonic.Inc => ArithmeticUnit.Increment(value, width, ref flags),
            Mnemonic.Dec => ArithmeticUnit.Decrement(value, width, ref flags),
            Mnemonic.Neg => ArithmeticUnit.Subtract(0, value, width, false, ref flags),
            _ => ~value,
        };
        return Finish(ref state, width, result, flags);
    }

    private EmulationResult Exchange(ref VcpuState state)
    {
        int width = OperandWidth(0);
        if (width == 0 || OperandWidth(1) != width)
        {
            return EmulationResult.Unsupported;
        }

        if (!CanWrite(ref state, 0, width)
            || !TryRead(ref state, 0, width, out ulong first)
            || !TryRead(ref state, 1, width, out ulong second))
        {
            return EmulationResult.Faulted;
        }

        ulong flags = state.Rflags;
        bool adds = instruction.Mnemonic == Mnemonic.Xadd;
        ulong result = adds ? ArithmeticUnit.Add(first, second, width, false, ref flags) : second;

        // The memory operand is the first; the register is written only when nothing can fault any more.
        if (!TryWrite(ref state, 0, width, result))
        {
            return EmulationResult.Faulted;
        }

        TryWrite(ref state, 1, width, first);
        state.Rflags = flags;
        return EmulationResult.Completed;
    }

    private EmulationResult CompareExchange(ref VcpuState state)
    {
        int width = OperandWidth(0);
        if (width == 0)
        {
            return EmulationResult.Unsupported;
        }

        if (!CanWrite(ref state, 0, width)
            || !TryRead(ref state, 0, width, out ulong current)
            || !TryRead(ref state, 1, width, out ulong replacement))
        {
            return EmulationResult.Faulted;
        }

        ref ulong accumulator = ref GuestRegisters.At(ref state, GeneralRegister.Rax);
        ulong flags = state.Rflags;
        ulong expected = accumulator & Buses.AccessWidth.Mask(width);
        ArithmeticUnit.Subtract(expected, current, width, false, ref flags);
        bool isEqual = expected == current;

        // The destination is written in either case, with its own value if they differ.
        if (!TryWrite(ref state, 0, width, isEqual ? replacement : current))
        {
            return EmulationResult.Faulted;
        }

        if (!isEqual)
        {
            GuestRegisters.Write(ref accumulator, width, current);
        }

        state.Rflags = flags;
        return EmulationResult.Completed;
    }

    private EmulationResult TestBit(ref VcpuState state)
    {
        int width = OperandWidth(0);
        if (width == 0 || instruction.GetOpKind(0) != OpKind.Memory)
        {
            return EmulationResult.Unsupported;
        }

        int bits = width * 8;
        TryRead(ref state, 1, width, out ulong selector);
        ulong offset = EffectiveAddress(ref state);
        if (!IsImmediate(1))
        {
            // A register selects any bit around the address: signed, in units of the operand.
            int unused = 64 - bits;
            long distance = ((long)selector << unused >> unused) / bits;
            distance -= ((long)selector << unused >> unused) % bits < 0 ? 1 : 0;
            offset += (ulong)(distance * width);
            offset &= Buses.AccessWidth.Mask(AddressSize());
        }

        if (!TryGetLinear(ref state, instruction.MemorySegment, offset, width, out ulong linear)
            || (instruction.Mnemonic != Mnemonic.Bt && !memory.CanWrite(ref state, linear, width))
            || !memory.TryRead(ref state, linear, width, out ulong value))
        {
            return EmulationResult.Faulted;
        }

        ulong mask = 1UL << (int)(selector & (ulong)(bits - 1));
        ulong changed = instruction.Mnemonic switch
        {
            Mnemonic.Bts => value | mask,
            Mnemonic.Btr => value & ~mask,
            _ => value ^ mask,
        };
        if (instruction.Mnemonic != Mnemonic.Bt && !memory.TryWrite(ref state, linear, width, changed))
        {
            return EmulationResult.Faulted;
        }

        state.Rflags = (state.Rflags & ~Rflags.Carry) | ((value & mask) != 0 ? Rflags.Carry : 0);
        return EmulationResult.Completed;
    }

    private EmulationResult Finish(ref VcpuState state, int width, ulong result, ulong flags)
    {
        if (!TryWrite(ref state, 0, width, result))
        {
            return EmulationResult.Faulted;
        }

        state.Rflags = flags;
        return EmulationResult.Completed;
    }

    private static EmulationResult Finish(bool written) =>
        written ? EmulationResult.Completed : EmulationResult.Faulted;

    private bool IsImmediate(int operand) =>
        instruction.GetOpKind(operand) is not (OpKind.Register or OpKind.Memory);
}

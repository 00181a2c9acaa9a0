// String instructions, repeated or not, with memory on either side, or an I/O port. AMD APM vol. 3, 1.2.6.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Processor;
using Iced.Intel;

namespace CamkesNet.Vmm.Emulation;

internal sealed partial class InstructionEmulator
{
    // A repeated instruction stops here so that interrupts can be delivered; the guest then executes it again.
    private const ulong LargestRun = 512;

    private EmulationResult ExecuteString(ref VcpuState state)
    {
        StringOperation operation = OperationOf(instruction.Mnemonic);
        int width = StringWidth();
        if (operation == StringOperation.None || width == 0)
        {
            return EmulationResult.Unsupported;
        }

        int addressSize = AddressSize();
        bool repeats = instruction.HasRepPrefix || instruction.HasRepnePrefix;
        ulong addressMask = AccessWidth.Mask(addressSize);
        ulong left = repeats ? GuestRegisters.At(ref state, GeneralRegister.Rcx) & addressMask : 1;
        bool compares = operation is StringOperation.Compare or StringOperation.Scan;
        for (ulong run = 0; left > 0; run++)
        {
            if (run == LargestRun)
            {
                return EmulationResult.Partial;
            }

            if (!TryStep(ref state, operation, width, addressSize))
            {
                return EmulationResult.Faulted;
            }

            left--;
            if (repeats)
            {
                GuestRegisters.Write(ref GuestRegisters.At(ref state, GeneralRegister.Rcx), addressSize, left);
                bool isEqual = (state.Rflags & Rflags.Zero) != 0;
                if (compares && isEqual != instruction.HasRepePrefix)
                {
                    break;
                }
            }
        }

        return EmulationResult.Completed;
    }

    private bool TryStep(ref VcpuState state, StringOperation operation, int width, int addressSize)
    {
        ref ulong accumulator = ref GuestRegisters.At(ref state, GeneralRegister.Rax);
        bool hasSource = operation is StringOperation.Move or StringOperation.Load or StringOperation.Compare
            or StringOperation.PortOut;
        bool hasTarget = operation is not (StringOperation.Load or StringOperation.PortOut);
        ulong source = accumulator & AccessWidth.Mask(width);
        if (hasSource && !TryReadSource(ref state, width, addressSize, out source))
        {
            return false;
        }

        ulong linear = 0;
        if (hasTarget && !TryGetTarget(ref state, width, addressSize, out linear))
        {
            return false;
        }

        if (!TryApply(ref state, operation, width, source, linear))
        {
            return false;
        }

        if (hasSource)
        {
            Advance(ref state, GeneralRegister.Rsi, width, addressSize);
        }

        if (hasTarget)
        {
            Advance(ref state, GeneralRegister.Rdi, width, addressSize);
        }

        return true;
    }

    private bool TryApply(ref VcpuState state, StringOperation operation, int width, ulong source, ulong linear)
    {
        ushort port = (ushort)GuestRegisters.At(ref state, GeneralRegister.Rdx);
        switch (operation)
        {
            case StringOperation.Move:
            case StringOperation.Store:
                return memory.TryWrite(ref state, linear, width, source);
            case StringOperation.Load:
                GuestRegisters.Write(ref GuestRegisters.At(ref state, GeneralRegister.Rax), width, source);
                return true;
            case StringOperation.PortOut:
                ports.Write(port, width, (uint)source);
                return true;
            case StringOperation.PortIn:
                // The port is read only when its value can be stored.
                return memory.CanWrite(ref state, linear, width)
                    && memory.TryWrite(ref state, linear, width, ports.Read(port, width));
            default:
                if (!memory.TryRead(ref state, linear, width, out ulong target))
                {
                    return false;
                }

                ArithmeticUnit.Subtract(source, target, width, false, ref state.Rflags);
                return true;
        }
    }

    private bool TryReadSource(ref VcpuState state, int width, int addressSize, out ulong value)
    {
        value = 0;
        ulong offset = GuestRegisters.At(ref state, GeneralRegister.Rsi) & AccessWidth.Mask(addressSize);
        return TryGetLinear(ref state, instruction.MemorySegment, offset, width, out ulong linear)
            && memory.TryRead(ref state, linear, width, out value);
    }

    // The target is always in ES.
    private bool TryGetTarget(ref VcpuState state, int width, int addressSize, out ulong linear)
    {
        ulong offset = GuestRegisters.At(ref state, GeneralRegister.Rdi) & AccessWidth.Mask(addressSize);
        return TryGetLinear(ref state, Register.ES, offset, width, out linear);
    }

    private static void Advance(ref VcpuState state, GeneralRegister register, int width, int addressSize)
    {
        ref ulong place = ref GuestRegisters.At(ref state, register);
        ulong step = (state.Rflags & Rflags.Direction) != 0 ? (ulong)-width : (ulong)width;
        GuestRegisters.Write(ref place, addressSize, place + step);
    }

    private int StringWidth()
    {
        // In INS and OUTS the memory size is that of the port access as well.
        int size = instruction.MemorySize.GetSize();
        return size is 1 or 2 or 4 or 8 ? size : 0;
    }

    private int AddressSize()
    {
        for (int operand = 0; operand < instruction.OpCount; operand++)
        {
            switch (instruction.GetOpKind(operand))
            {
                case OpKind.MemorySegSI or OpKind.MemorySegDI or OpKind.MemoryESDI:
                    return 2;
                case OpKind.MemorySegESI or OpKind.MemorySegEDI or OpKind.MemoryESEDI:
                    return 4;
                case OpKind.MemorySegRSI or OpKind.MemorySegRDI or OpKind.MemoryESRDI:
                    return 8;
                case OpKind.Memory:
                    int baseWidth = IcedRegister.From(instruction.MemoryBase).Width;
                    int indexWidth = IcedRegister.From(instruction.MemoryIndex).Width;
                    int width = Math.Max(baseWidth, indexWidth);
                    return width != 0 ? width : instruction.MemoryDisplSize is 2 or 4 ? instruction.MemoryDisplSize : 8;
            }
        }

        return 8;
    }

    private static StringOperation OperationOf(Mnemonic mnemonic) => mnemonic switch
    {
        Mnemonic.Movsb or Mnemonic.Movsw or Mnemonic.Movsd or Mnemonic.Movsq => StringOperation.Move,
        Mnemonic.Stosb or Mnemonic.Stosw or Mnemonic.Stosd or Mnemonic.Stosq => StringOperation.Store,
        Mnemonic.Lodsb or Mnemonic.Lodsw or Mnemonic.Lodsd or Mnemonic.Lodsq => StringOperation.Load,
        Mnemonic.Cmpsb or Mnemonic.Cmpsw or Mnemonic.Cmpsd or Mnemonic.Cmpsq => StringOperation.Compare,
        Mnemonic.Scasb or Mnemonic.Scasw or Mnemonic.Scasd or Mnemonic.Scasq => StringOperation.Scan,
        Mnemonic.Insb or Mnemonic.Insw or Mnemonic.Insd => StringOperation.PortIn,
        Mnemonic.Outsb or Mnemonic.Outsw or Mnemonic.Outsd => StringOperation.PortOut,
        _ => StringOperation.None,
    };

    private enum StringOperation
    {
        None,
        Move,
        Store,
        Load,
        Compare,
        Scan,
        PortIn,
        PortOut,
    }
}

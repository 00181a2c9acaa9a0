// Operands: registers, immediates, and memory with its segment.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Processor;
using Iced.Intel;

namespace CamkesNet.Vmm.Emulation;

internal sealed partial class InstructionEmulator
{
    private const int HighByteShift = 8;

    /// <summary>Width of an operand in bytes: 1, 2, 4 or 8; 0: an operand that is not emulated.</summary>
    private int OperandWidth(int operand)
    {
        switch (instruction.GetOpKind(operand))
        {
            case OpKind.Register:
                return IcedRegister.From(instruction.GetOpRegister(operand)).Width;
            case OpKind.Memory:
                int size = instruction.MemorySize.GetSize();
                return size is 1 or 2 or 4 or 8 ? size : 0;
            default:
                return 0;
        }
    }

    private bool TryRead(ref VcpuState state, int operand, int width, out ulong value)
    {
        switch (instruction.GetOpKind(operand))
        {
            case OpKind.Register:
                value = ReadRegister(ref state, instruction.GetOpRegister(operand)) & AccessWidth.Mask(width);
                return true;
            case OpKind.Memory:
                value = 0;
                return TryGetLinear(ref state, width, out ulong linear)
                    && memory.TryRead(ref state, linear, width, out value);
            default:
                value = instruction.GetImmediate(operand) & AccessWidth.Mask(width);
                return true;
        }
    }

    private bool TryWrite(ref VcpuState state, int operand, int width, ulong value)
    {
        if (instruction.GetOpKind(operand) == OpKind.Register)
        {
            WriteRegister(ref state, instruction.GetOpRegister(operand), value);
            return true;
        }

        return TryGetLinear(ref state, width, out ulong linear) && memory.TryWrite(ref state, linear, width, value);
    }

    /// <summary>For read-modify-write: the write is checked before the read, which may have side effects.</summary>
    private bool CanWrite(ref VcpuState state, int operand, int width) =>
        instruction.GetOpKind(operand) == OpKind.Register
        || (TryGetLinear(ref state, width, out ulong linear) && memory.CanWrite(ref state, linear, width));

    private static ulong ReadRegister(ref VcpuState state, Register name)
    {
        var register = IcedRegister.From(name);
        ulong value = GuestRegisters.At(ref state, register.Index);
        return (register.IsHighByte ? value >> HighByteShift : value) & AccessWidth.Mask(register.Width);
    }

    private static void WriteRegister(ref VcpuState state, Register name, ulong value)
    {
        var register = IcedRegister.From(name);
        ref ulong place = ref GuestRegisters.At(ref state, register.Index);
        if (register.IsHighByte)
        {
            const ulong HighByte = 0xFFUL << HighByteShift;
            place = (place & ~HighByte) | ((value << HighByteShift) & HighByte);
        }
        else
        {
            GuestRegisters.Write(ref place, register.Width, value);
        }
    }

    private bool TryGetLinear(ref VcpuState state, int width, out ulong linear) =>
        TryGetLinear(ref state, instruction.MemorySegment, EffectiveAddress(ref state), width, out linear);

    private ulong EffectiveAddress(ref VcpuState state)
    {
        // The decoder has converted a displacement from RIP to an absolute address.
        ulong address = instruction.MemoryDisplacement64;
        Register baseName = instruction.MemoryBase;
        var baseRegister = IcedRegister.From(baseName);
        var index = IcedRegister.From(instruction.MemoryIndex);
        int addressSize = instruction.MemoryDisplSize;
        if (baseRegister.Width != 0)
        {
            address += GuestRegisters.At(ref state, baseRegister.Index);
            addressSize = baseRegister.Width;
        }

        if (index.Width != 0)
        {
            address += GuestRegisters.At(ref state, index.Index) * (ulong)instruction.MemoryIndexScale;
            addressSize = index.Width;
        }

        addressSize = baseName switch { Register.RIP => 8, Register.EIP => 4, _ => addressSize };
        return addressSize is 2 or 4 ? address & AccessWidth.Mask(addressSize) : address;
    }

    /// <summary>Adds the segment's base and checks its limit; false: a fault was queued.</summary>
    private bool TryGetLinear(ref VcpuState state, Register segmentName, ulong offset, int width, out ulong linear)
    {
        SegmentRegister segment = Segment(ref state, segmentName);
        if (ProcessorMode.Is64Bit(ref state))
        {
            linear = segmentName is Register.FS or Register.GS ? segment.Base + offset : offset;
            return true;
        }

        linear = (uint)(segment.Base + offset);
        if (SegmentLimit.Contains(segment, (uint)offset, (uint)width))
        {
            return true;
        }

        ExceptionVector vector = segmentName == Register.SS ? ExceptionVector.Stack : ExceptionVector.GeneralProtection;
        exceptions.Raise(ref state, vector);
        return false;
    }

    private SegmentRegister Segment(ref VcpuState state, Register name)
    {
        switch (name)
        {
            case Register.ES:
                return state.Es;
            case Register.CS:
                return state.Cs;
            case Register.SS:
                return state.Ss;
            case Register.FS or Register.GS:
                RegisterGroups.Require(vcpu, ref state, VcpuRegisterGroup.System);
                return name == Register.FS ? state.Fs : state.Gs;
            default:
                return state.Ds;
        }
    }
}

// Finds a caller's registers from its callee's by the call frame instructions (DWARF 4, section 6.4).
using System;

namespace Internal.Runtime;

// Sound: instructions lie between the ends that their entry gives; what they say of saved registers is ilc's word, and
// the stack that is read is the thread's own.
internal unsafe struct CallFrameUnwinder
{
    private const int RegisterRbx = 3;
    private const int RegisterRbp = 6;
    private const int RegisterRsp = 7;
    private const int RegisterR12 = 12;
    private const int RegisterR13 = 13;
    private const int RegisterR14 = 14;
    private const int RegisterR15 = 15;
    private const int RegisterCount = 17;

    private const int PrimaryOpcodeShift = 6;
    private const int PrimaryOperandMask = 0x3F;
    private const int AdvanceLocation = 1;
    private const int Offset = 2;
    private const int Restore = 3;

    private const byte Nop = 0x00;
    private const byte AdvanceLocation1 = 0x02;
    private const byte AdvanceLocation2 = 0x03;
    private const byte AdvanceLocation4 = 0x04;
    private const byte DefineCfa = 0x0C;
    private const byte DefineCfaRegister = 0x0D;
    private const byte DefineCfaOffset = 0x0E;

    private const long DataAlignment = -8;
    private const long NotSaved = long.MinValue;

    private fixed long savedAt[RegisterCount];
    private int cfaRegister;
    private long cfaOffset;

    /// <summary>
    /// Turns a frame into its caller's; <see cref="Context.InstructionPointer"/> is a return address.
    /// </summary>
    internal static void Unwind(ref Context frame, in FrameDescription description)
    {
        CallFrameUnwinder rules = default;
        for (int i = 0; i < RegisterCount; i++)
        {
            rules.savedAt[i] = NotSaved;
        }
        // The call itself lies before its return address, which may already belong to another rule.
        ulong codeOffset = frame.InstructionPointer - 1 - (ulong)description.CodeStart;
        rules.Execute(description.InitialInstructions, description.InitialInstructionsEnd, ulong.MaxValue);
        rules.Execute(description.Instructions, description.InstructionsEnd, codeOffset);
        rules.Apply(ref frame);
    }

    private readonly void Apply(ref Context frame)
    {
        ulong baseRegister = cfaRegister == RegisterRsp ? frame.StackPointer : frame.Rbp;
        ulong canonicalFrameAddress = baseRegister + (ulong)cfaOffset;
        Reload(RegisterRbx, ref frame.Rbx, canonicalFrameAddress);
        Reload(RegisterRbp, ref frame.Rbp, canonicalFrameAddress);
        Reload(RegisterR12, ref frame.R12, canonicalFrameAddress);
        Reload(RegisterR13, ref frame.R13, canonicalFrameAddress);
        Reload(RegisterR14, ref frame.R14, canonicalFrameAddress);
        Reload(RegisterR15, ref frame.R15, canonicalFrameAddress);
        frame.InstructionPointer = *(ulong*)(canonicalFrameAddress - sizeof(ulong));
        frame.StackPointer = canonicalFrameAddress;
    }

    private readonly void Reload(int register, ref ulong value, ulong canonicalFrameAddress)
    {
        if (savedAt[register] != NotSaved)
        {
            value = *(ulong*)(canonicalFrameAddress + (ulong)savedAt[register]);
        }
    }

    /// <summary>Stops before the first rule of an address after <paramref name="codeOffset"/>.</summary>
    private void Execute(byte* position, byte* end, ulong codeOffset)
    {
        ulong location = 0;
        while (position < end && location <= codeOffset)
        {
            byte opcode = *position++;
            int operand = opcode & PrimaryOperandMask;
            switch (opcode >> PrimaryOpcodeShift)
            {
                case AdvanceLocation:
                    location += (uint)operand;
                    break;
                case Offset:
                    savedAt[operand] = (long)NativeReader.ReadUnsignedLeb128(ref position) * DataAlignment;
                    break;
                case Restore:
                    savedAt[operand] = NotSaved;
                    break;
                default:
                    location += ExecuteExtended(opcode, ref position);
                    break;
            }
        }
    }

    private ulong ExecuteExtended(byte opcode, ref byte* position)
    {
        ulong advance = 0;
        switch (opcode)
        {
            case Nop:
                break;
            case AdvanceLocation1:
                advance = *position;
                position += sizeof(byte);
                break;
            case AdvanceLocation2:
                advance = *(ushort*)position;
                position += sizeof(ushort);
                break;
            case AdvanceLocation4:
                advance = *(uint*)position;
                position += sizeof(uint);
                break;
            case DefineCfa:
                cfaRegister = (int)NativeReader.ReadUnsignedLeb128(ref position);
                cfaOffset = (long)NativeReader.ReadUnsignedLeb128(ref position);
                break;
            case DefineCfaRegister:
                cfaRegister = (int)NativeReader.ReadUnsignedLeb128(ref position);
                break;
            case DefineCfaOffset:
                cfaOffset = (long)NativeReader.ReadUnsignedLeb128(ref position);
                break;
            default:
                Environment.FailFast("The unwind information has a call frame instruction that ilc does not emit.");
                break;
        }
        return advance;
    }
}

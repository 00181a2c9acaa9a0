// Splits a method's IL into instructions (ECMA-335, partition III).
using System.Buffers.Binary;
using System.Reflection.Emit;

namespace CamkesNet.Build.Compilation;

/// <summary>An instruction's place and the kind of its operand.</summary>
/// <param name="Offset">Of the instruction, in bytes.</param>
/// <param name="OperandOffset">Of its operand.</param>
/// <param name="End">The offset behind it.</param>
/// <param name="Operand">The kind of its operand.</param>
internal readonly record struct IlInstruction(int Offset, int OperandOffset, int End, OperandType Operand)
{
    /// <summary>The operand of an instruction that has a metadata token.</summary>
    public int Token(byte[] il) => BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(OperandOffset));
}

/// <summary>Reads instructions.</summary>
internal static class IlInstructions
{
    private const byte TwoByteOpcode = 0xFE;

    private static readonly Dictionary<ushort, OpCode> opCodesByValue = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value);

    /// <summary>The instructions; ends before the first that is not valid.</summary>
    public static IEnumerable<IlInstruction> Read(byte[] il)
    {
        int position = 0;
        while (position < il.Length)
        {
            int start = position;
            ushort value = il[position++];
            if (value == TwoByteOpcode && position < il.Length)
            {
                value = (ushort)((value << 8) | il[position++]);
            }

            if (!opCodesByValue.TryGetValue(value, out OpCode code))
            {
                yield break;
            }

            long size = OperandSize(code.OperandType, il.AsSpan(position));
            if (size > il.Length - position)
            {
                yield break;
            }

            int end = position + (int)size;
            yield return new IlInstruction(start, position, end, code.OperandType);
            position = end;
        }
    }

    private static long OperandSize(OperandType type, ReadOnlySpan<byte> operand)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return 1;
            case OperandType.InlineVar:
                return 2;
            case OperandType.InlineI8 or OperandType.InlineR:
                return 8;
            case OperandType.InlineSwitch:
                return operand.Length < 4
                    ? long.MaxValue
                    : 4 + (4L * BinaryPrimitives.ReadUInt32LittleEndian(operand));
            default:
                return 4;
        }
    }
}

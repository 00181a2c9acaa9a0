// While a stub is assembled, a symbol that is not known yet is a placeholder address. Afterwards the placeholders
// are found in the encoded instructions (Iced reports where each constant lies) and become relocations.
using CamkesNet.Build.Linking;
using Iced.Intel;

namespace CamkesNet.Build.Stubs;

/// <summary>The placeholder addresses of the symbols that one stub refers to.</summary>
/// <remarks>
/// Each symbol has a window of <see cref="WindowSize"/> bytes, and its placeholder is the middle, so that an offset
/// that the stub adds (<c>memory + 8</c>) survives. In 64-bit code the windows lie above 4 GiB, where no 32-bit
/// constant can be mistaken for one, and within reach of the address that the stub is assembled at. In 32-bit code
/// they lie in a range that no constant of a stub may use.
/// </remarks>
internal sealed class StubReferences(int bitness)
{
    private const ulong WindowSize = 0x1_0000;
    private const ulong Windows64 = 0x5A_4000_0000;
    private const ulong Windows32 = 0x5A5A_0000;
    private const int MaximumCount = 256;

    private readonly List<string> symbols = [];

    private ulong FirstWindow => bitness == 64 ? Windows64 : Windows32;

    /// <summary>The address that the stub itself is assembled at.</summary>
    public ulong AssemblyAddress => FirstWindow - 0x10_0000;

    /// <summary>The placeholder for the address of <paramref name="symbol"/>.</summary>
    public ulong PlaceholderOf(string symbol)
    {
        int index = symbols.IndexOf(symbol);
        if (index < 0)
        {
            index = symbols.Count;
            if (index == MaximumCount)
            {
                throw new InvalidOperationException($"A stub refers to more than {MaximumCount} symbols.");
            }

            symbols.Add(symbol);
        }

        return FirstWindow + ((ulong)index * WindowSize) + (WindowSize / 2);
    }

    /// <summary>Finds the placeholder that one encoded instruction holds and reports it as a relocation.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="constants">Where its constants lie.</param>
    /// <param name="offset">Where it starts in the stub.</param>
    /// <param name="length">Its length in bytes.</param>
    public IEnumerable<StubReference> Find(Instruction instruction, ConstantOffsets constants, uint offset, uint length)
    {
        if (instruction.IsCallNear || instruction.IsJmpNear || instruction.IsJccNear || instruction.IsJmpShort
            || instruction.IsJccShort)
        {
            if (Match(instruction.NearBranchTarget) is var (symbol, addend))
            {
                uint field = offset + Field(instruction, constants.HasImmediate, constants.ImmediateOffset);
                yield return new StubReference(
                    field, RelocationKind.Relative32, symbol, addend - (offset + length - field));
            }

            yield break;
        }

        if (instruction.Code is Code.Jmp_ptr1632 or Code.Call_ptr1632
            && Match(instruction.FarBranch32) is var (far, plus))
        {
            uint field = offset + Field(instruction, constants.HasImmediate, constants.ImmediateOffset);
            yield return new StubReference(field, RelocationKind.Physical32, far, plus);
        }

        if (constants.HasDisplacement && Match(instruction.MemoryDisplacement64) is var (memory, displacement))
        {
            uint field = offset + constants.DisplacementOffset;
            yield return instruction.IsIPRelativeMemoryOperand
                ? new StubReference(
                    field, RelocationKind.Relative32, memory, displacement - (offset + length - field))
                : new StubReference(field, AbsoluteKind(constants.DisplacementSize), memory, displacement);
        }

        if (constants.HasImmediate && constants.ImmediateSize >= 4 && MatchImmediate(instruction) is var (name, extra))
        {
            yield return new StubReference(
                offset + constants.ImmediateOffset, AbsoluteKind(constants.ImmediateSize), name, extra);
        }
    }

    private (string Symbol, long Addend)? MatchImmediate(in Instruction instruction)
    {
        for (int operand = 0; operand < instruction.OpCount; operand++)
        {
            if (instruction.GetOpKind(operand) is OpKind.Immediate32 or OpKind.Immediate64 or OpKind.Immediate32to64)
            {
                return Match(instruction.GetImmediate(operand));
            }
        }

        return null;
    }

    private RelocationKind AbsoluteKind(int size) => (bitness, size) switch
    {
        (64, 8) => RelocationKind.Absolute64,
        (32, 4) => RelocationKind.Physical32,
        _ => throw new InvalidOperationException($"A stub stores a symbol's address in {size} bytes."),
    };

    private static uint Field(in Instruction instruction, bool known, byte offset) => known
        ? offset
        : throw new InvalidOperationException($"The target of '{instruction}' has no field of its own.");

    private (string Symbol, long Addend)? Match(ulong value)
    {
        if (value < FirstWindow || value >= FirstWindow + ((ulong)symbols.Count * WindowSize))
        {
            return null;
        }

        ulong index = (value - FirstWindow) / WindowSize;
        return (symbols[(int)index], unchecked((long)(value - PlaceholderOf(symbols[(int)index]))));
    }
}

// One frame description entry of .eh_frame, with what its common information entry adds.
namespace Internal.Runtime;

/// <summary>
/// The layout is the one ilc emits: 32-bit lengths, augmentation "zR" or "zLR", pointers as pcrel|sdata4 (Linux
/// Standard Base Core 5.0, section 10.6).
/// </summary>
// Sound: entries are those of .eh_frame, which the linker has put together and nobody can write; EhFrameTable passes no
// others.
internal unsafe struct FrameDescription
{
    private const int LengthSize = 4;
    private const int CiePointerOffset = 4;
    private const int StartOffset = 8;
    private const int CodeLengthOffset = 12;
    private const int AugmentationOffset = 16;
    private const int CieAugmentationStringOffset = 9;

    internal byte* CodeStart;
    internal uint CodeLength;

    /// <summary>Rules that hold at the start of every method.</summary>
    internal byte* InitialInstructions;
    internal byte* InitialInstructionsEnd;

    internal byte* Instructions;
    internal byte* InstructionsEnd;

    /// <summary>Null for a method without exception information.</summary>
    internal byte* LanguageSpecificData;

    internal static byte* Next(byte* entry) => entry + LengthSize + *(uint*)entry;

    internal static bool IsTerminator(byte* entry) => *(uint*)entry == 0;

    internal static bool IsCommonInformation(byte* entry) => *(uint*)(entry + CiePointerOffset) == 0;

    internal static byte* CodeStartOf(byte* entry) => entry + StartOffset + *(int*)(entry + StartOffset);

    internal readonly bool Contains(ulong address) =>
        address >= (ulong)CodeStart && address - (ulong)CodeStart < CodeLength;

    internal static FrameDescription Parse(byte* entry)
    {
        FrameDescription description = default;
        description.CodeStart = CodeStartOf(entry);
        description.CodeLength = *(uint*)(entry + CodeLengthOffset);

        byte* common = entry + CiePointerOffset - *(uint*)(entry + CiePointerOffset);
        byte* position = common + CieAugmentationStringOffset;
        bool hasLanguageSpecificData = position[1] == (byte)'L';
        while (*position != 0)
        {
            position++;
        }
        position++;
        NativeReader.ReadUnsignedLeb128(ref position); // code alignment factor: 1
        NativeReader.ReadUnsignedLeb128(ref position); // data alignment factor: -8
        position++; // return address register: 16
        ulong commonAugmentation = NativeReader.ReadUnsignedLeb128(ref position);
        description.InitialInstructions = position + commonAugmentation;
        description.InitialInstructionsEnd = Next(common);

        position = entry + AugmentationOffset;
        ulong augmentation = NativeReader.ReadUnsignedLeb128(ref position);
        if (hasLanguageSpecificData && augmentation >= sizeof(int) && *(int*)position != 0)
        {
            description.LanguageSpecificData = position + *(int*)position;
        }
        description.Instructions = position + augmentation;
        description.InstructionsEnd = Next(entry);
        return description;
    }
}

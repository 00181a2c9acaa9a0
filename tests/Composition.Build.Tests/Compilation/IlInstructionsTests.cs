// Decoding of IL.
using System.Reflection.Emit;
using CamkesNet.Build.Compilation;

namespace CamkesNet.Tests.Compilation;

internal sealed class IlInstructionsTests
{
    [Test]
    public void Instructions_are_told_apart_with_their_operands()
    {
        // nop; ldc.i4 7; ceq; switch (two targets); ret
        byte[] il = [0x00, 0x20, 7, 0, 0, 0, 0xFE, 0x01, 0x45, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0x2A];

        IlInstruction[] instructions = [.. IlInstructions.Read(il)];

        Assert.That(instructions.Select(item => item.Offset), Is.EqualTo((int[])[0, 1, 6, 8, 21]));
        Assert.That(instructions[1].Operand, Is.EqualTo(OperandType.InlineI));
        Assert.That(instructions[^1].End, Is.EqualTo(il.Length));
    }

    [TestCase(0x20, 1, 2)]
    [TestCase(0x45, 0xFF, 0xFF, 0xFF, 0xFF)]
    [TestCase(0x45, 0, 0, 0, 0x80, 0)]
    [TestCase(0x45, 1)]
    [TestCase(0xFE, 0xFF)]
    public void What_is_no_instruction_ends_the_list(params int[] il) =>
        Assert.That(IlInstructions.Read([.. il.Select(item => (byte)item)]), Is.Empty);
}

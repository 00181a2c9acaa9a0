// Unmodified Iced decodes instructions and says what they do.
using Iced.Intel;

namespace CamkesNet.Tests.Conformance;

internal static class DecoderProgram
{
    private static readonly byte[] code =
    [
        0x48, 0x89, 0x5C, 0x24, 0x10, 0x55, 0x48, 0x8D, 0xAC, 0x24, 0x00, 0xFF, 0xFF, 0xFF, 0xE8, 0x05, 0x00, 0x00,
            0x00,
        0x0F, 0x01, 0xD8, 0x8B, 0x04, 0x8D, 0x10, 0x00, 0x00, 0x00, 0xF3, 0x48, 0xA5, 0xC4, 0xE2, 0x79, 0x18, 0x05, 1,
            0,
        0, 0, 0x62, 0xF1, 0x7C, 0x48, 0x58, 0xC2, 0x66, 0x0F, 0xEF, 0xC0, 0xEC, 0x66, 0xEF, 0x0F, 0x30, 0x74, 0xF0,
            0xC3,
    ];

    public static void Run()
    {
        foreach (int bitness in new[] { 64, 32, 16 })
        {
            var reader = new ByteArrayCodeReader(code);
            var decoder = Decoder.Create(bitness, reader);
            decoder.IP = 0x1000;
            var factory = new InstructionInfoFactory();
            while (reader.CanReadByte)
            {
                decoder.Decode(out Instruction instruction);
                Console.Write((int)instruction.Code + " " + (int)instruction.Mnemonic + " " + instruction.Length
                    + " " + instruction.NextIP.ToString("x"));
                InstructionInfo info = factory.GetInfo(instruction);
                foreach (UsedMemory memory in info.GetUsedMemory())
                {
                    Console.Write(" m" + (int)memory.Base + "+" + (int)memory.Index + "*" + memory.Scale + "+"
                        + memory.Displacement.ToString("x") + ":" + (int)memory.Access);
                }
                foreach (UsedRegister register in info.GetUsedRegisters())
                {
                    Console.Write(" r" + (int)register.Register + ":" + (int)register.Access);
                }
                Console.WriteLine(" " + (int)instruction.FlowControl + (int)instruction.Encoding);
            }
        }
    }
}

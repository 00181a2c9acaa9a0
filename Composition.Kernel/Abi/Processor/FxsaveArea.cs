// The memory image of FXSAVE and the values that its registers start with. AMD APM vol. 2, 11.4.4 and table 14-1.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi.Processor;

/// <summary>The 64-bit form. XSAVE's area begins with it; the rest of that follows its end.</summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal struct FxsaveArea
{
    public const int Bytes = 512;

    /// <summary>FCW after FNINIT, and after RESET.</summary>
    public const ushort ControlWordAfterInit = 0x037F;
    public const ushort ControlWordAfterReset = 0x0040;

    /// <summary>Every register in use: what the full tag word 5555h of a reset is in this short form.</summary>
    public const byte TagWordAfterReset = 0xFF;
    public const uint MxcsrAfterReset = 0x1F80;

    public ushort ControlWord;
    public ushort StatusWord;
    public byte TagWord;
    public byte Reserved;
    public ushort Opcode;
    public ulong InstructionPointer;
    public ulong DataPointer;
    public uint Mxcsr;
    public uint MxcsrMask;
}

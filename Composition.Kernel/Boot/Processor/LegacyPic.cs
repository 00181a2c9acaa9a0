// The two 8259A interrupt controllers: moved out of the way and masked (Intel 8259A data sheet).
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Silences the legacy interrupt controllers.</summary>
internal static class LegacyPic
{
    private const ushort PrimaryCommand = 0x20;
    private const ushort PrimaryData = 0x21;
    private const ushort SecondaryCommand = 0xA0;
    private const ushort SecondaryData = 0xA1;
    private const byte InitializeWithCommandWord4 = 0x11;
    private const byte SecondaryAtLine2 = 0x04;
    private const byte SecondaryIdentity = 0x02;
    private const byte Mode8086 = 0x01;
    private const byte MaskAll = 0xFF;
    private const byte VectorsPerController = 8;

    /// <summary>A spurious interrupt can still arrive: it must not look like an exception.</summary>
    private const byte FirstVector = ExceptionVectors.FirstInterrupt;

    public static void Disable()
    {
        Instructions.PortOut8(PrimaryCommand, InitializeWithCommandWord4);
        Instructions.PortOut8(SecondaryCommand, InitializeWithCommandWord4);
        Instructions.PortOut8(PrimaryData, FirstVector);
        Instructions.PortOut8(SecondaryData, FirstVector + VectorsPerController);
        Instructions.PortOut8(PrimaryData, SecondaryAtLine2);
        Instructions.PortOut8(SecondaryData, SecondaryIdentity);
        Instructions.PortOut8(PrimaryData, Mode8086);
        Instructions.PortOut8(SecondaryData, Mode8086);
        Instructions.PortOut8(PrimaryData, MaskAll);
        Instructions.PortOut8(SecondaryData, MaskAll);
    }
}

// The pair of 8259As: ports and command words. Intel 8259A datasheet, "Programming the 8259A".
namespace CamkesNet.Tests.Contract;

internal static class Pic8259
{
    public const byte MasterCommand = 0x20;
    public const byte MasterData = 0x21;
    public const byte SlaveCommand = 0xA0;
    public const byte SlaveData = 0xA1;

    /// <summary>ICW1: the initialization begins, and has all four words.</summary>
    public const byte InitializeWithIcw4 = 0x11;

    /// <summary>ICW3: the slave is connected to line 2 of the master, and both have its number.</summary>
    public const byte SlaveAtLine2 = 1 << 2;
    public const byte SlaveIdentity = 2;

    /// <summary>ICW4.</summary>
    public const byte Mode8086 = 1;

    /// <summary>OCW1: no line interrupts.</summary>
    public const byte AllMasked = 0xFF;

    /// <summary>OCW2.</summary>
    public const byte EndOfInterrupt = 0x20;

    /// <summary>OCW3: the command port shows the request register.</summary>
    public const byte ReadRequests = 0x0A;
}

// What the small Linux guests of the tests have in common.
namespace CamkesNet.Tests;

internal static class LinuxGuest
{
    public const int UntypedPools = 6;
    public const int RamMb = 96;

    /// <summary>The console is the serial port, and the keyboard controller is not probed for long.</summary>
    public const string CommandLine = "console=ttyS0 quiet i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd";

    /// <summary>Of the serial ports a PC may have there is one.</summary>
    public const string OneSerialPort = " 8250.nr_uarts=1";
}

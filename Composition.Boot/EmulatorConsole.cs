// What the terminal says beside the machine's console.
namespace CamkesNet.Boot;

/// <summary>The emulator's console on the terminal.</summary>
internal static class EmulatorConsole
{
    /// <summary>How to leave: the machine itself does not know that it is emulated on a terminal.</summary>
    public const string LeavingHint = "Ctrl-A X ends the machine.";
}

// What an emulator's exit status says about the system that ran in it.
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Boot;

/// <summary>The kernel ends the machine with a status by QEMU's device isa-debug-exit.</summary>
internal static class EmulatorStatus
{
    /// <summary>The device at the port that the kernel writes its status to (Composition.Kernel/Platform/PowerOff.cs).</summary>
    public static IReadOnlyList<string> Device { get; } = ["-device", "isa-debug-exit,iobase=0xf4,iosize=0x4"];

    /// <summary>
    /// The status of the system. A kernel that writes a value ends QEMU with twice the value and one; 0, 1 and 2 are
    /// QEMU's own.
    /// </summary>
    public static int Of(int exitCode) =>
        exitCode % 2 == 1 && exitCode / 2 != 0 && Enum.IsDefined((MachineStatus)(exitCode / 2))
            ? exitCode / 2
            : exitCode;
}

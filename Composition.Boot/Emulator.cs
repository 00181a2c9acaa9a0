// Starts QEMU with the machine's console on this terminal.
using System.ComponentModel;
using System.Diagnostics;

namespace CamkesNet.Boot;

/// <summary>The emulated machine.</summary>
internal static class Emulator
{
    /// <summary>Boots the image and returns the exit status of the system in it, or else of the emulator.</summary>
    /// <exception cref="BootException">The image or the emulator does not exist.</exception>
    public static int Run(BootCommand command)
    {
        if (!File.Exists(command.Image))
        {
            throw new BootException($"the image '{command.Image}' does not exist: run 'dotnet build' first.");
        }

        if (command.Log is { } log && SeparateLog.Create(log) is { } refusal)
        {
            throw new BootException(refusal);
        }

        if (command.DebuggerPort is { } port)
        {
            // On one line, so that it can be copied. The templates' launch files match its beginning.
            string symbols = Path.ChangeExtension(command.Image, ".debug");
            Console.WriteLine(
                $"The machine waits for: gdb -x '{symbols}/components.gdb' -ex 'target remote :{port}' "
                + $"'{symbols}/kernel.debug.elf'");
        }

        Console.WriteLine(EmulatorConsole.LeavingHint);
        try
        {
            using var process = Process.Start(command.Emulator, command.EmulatorArguments());
            process.WaitForExit();
            return EmulatorStatus.Of(process.ExitCode);
        }
        catch (Win32Exception)
        {
            throw new BootException(
                $"The emulator '{command.Emulator}' was not found: install QEMU "
                + "('sudo apt-get install qemu-system-x86' on Debian and Ubuntu, 'sudo dnf install qemu-system-x86' "
                + "on Fedora), or set the property CamkesNetEmulator to its path.");
        }
    }
}

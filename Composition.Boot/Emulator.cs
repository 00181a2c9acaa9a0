// Starts QEMU with the machine's console on this terminal.
using System.ComponentModel;
using System.Diagnostics;

namespace CamkesNet.Boot;

/// <summary>The emulated machine.</summary>
internal static class Emulator
{
    /// <summary>Boots the image; returns the emulator's exit status.</summary>
    /// <exception cref="BootException">There is no image or no emulator.</exception>
    public static int Run(BootCommand command)
    {
        if (!File.Exists(command.Image))
        {
            throw new BootException($"there is no image '{command.Image}': run 'dotnet build' first.");
        }

        if (command.DebuggerPort is { } port)
        {
            // All on one line: it is there to be copied. Editors look for its beginning.
            string symbols = Path.ChangeExtension(command.Image, ".debug");
            Console.WriteLine(
                $"The machine waits for: gdb -x '{symbols}/components.gdb' -ex 'target remote :{port}' " +
                $"'{symbols}/kernel.debug.elf'");
        }

        try
        {
            using Process process = Process.Start(command.Emulator, command.EmulatorArguments());
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            throw new BootException(
                $"'{command.Emulator}' was not found, and an image needs a machine to boot on: install QEMU " +
                "('sudo apt-get install qemu-system-x86' on Debian and Ubuntu, 'sudo dnf install qemu-system-x86' on " +
                "Fedora), or set the property CamkesNetEmulator to its path.");
        }
    }
}

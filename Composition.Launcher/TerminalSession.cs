// Connects the terminal to a machine's console, key by key, as QEMU does itself.
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace CamkesNet.Launcher;

/// <summary>Sends keys from the terminal to the machine. Ctrl-A X ends it, Ctrl-A Ctrl-A sends Ctrl-A.</summary>
internal sealed class TerminalSession(RunningMachine machine)
{
    private const byte Escape = 0x01; // Ctrl-A
    private const nint StandardInput = 0;
    private const string TerminalDevice = "/dev/tty";

    /// <summary>Settings for stty: keys arrive singly, not echoed and not translated; output is unchanged.</summary>
    private const string KeyByKey =
        "-ignbrk -brkint -istrip -inlcr -igncr -icrnl -ixon -echo -echonl -icanon -iexten -isig min 1 time 0";

    private readonly ManualResetEventSlim over = new();
    private bool isEndedByUser;

    /// <summary>Runs until the machine ends. Returns true if the user ended it.</summary>
    public bool Run()
    {
        string? settings = Console.IsInputRedirected ? null : SetTerminal("-g").Trim();
        try
        {
            if (settings != null)
            {
                SetTerminal(KeyByKey.Split(' '));
            }

            new Thread(ReadKeys) { IsBackground = true, Name = "keyboard" }.Start();
            new Thread(AwaitEnd) { IsBackground = true, Name = "machine's end" }.Start();
            over.Wait();
            return isEndedByUser;
        }
        finally
        {
            if (settings != null)
            {
                SetTerminal(settings);
            }
        }
    }

    private void AwaitEnd()
    {
        machine.WaitForEnd(Timeout.InfiniteTimeSpan);
        over.Set();
    }

    private void ReadKeys()
    {
        // Console.OpenStandardInput would read whole lines and enable the echo again.
        using var keyboard = new FileStream(
            new SafeFileHandle(StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        byte[] keys = new byte[256];
        bool escaped = false;
        int count;
        while ((count = keyboard.Read(keys)) > 0)
        {
            foreach (byte key in keys.AsSpan(0, count))
            {
                if (key == Escape && !escaped)
                {
                    escaped = true;
                    continue;
                }

                if (escaped && key is (byte)'x' or (byte)'X')
                {
                    isEndedByUser = true;
                    over.Set();
                    return;
                }

                escaped = false;
                machine.Type([key]);
            }
        }
    }

    private static string SetTerminal(params string[] settings)
    {
        var start = new ProcessStartInfo("stty", ["-F", TerminalDevice, .. settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}

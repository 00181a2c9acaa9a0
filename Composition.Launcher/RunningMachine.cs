// A booted machine whose console a program reads and writes: for --expect, the boot tests and the benchmarks.
using System.Diagnostics;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>Disposing ends the machine.</summary>
public sealed class RunningMachine : IDisposable
{
    private readonly Process process;
    private readonly Stream keyboard;
    private readonly Stream console;
    private readonly Stream? echo;
    private readonly Action? cleanUp;
    private readonly Lock gate = new();
    private readonly StringBuilder transcript = new();
    private readonly AutoResetEvent arrived = new(false);
    private readonly Thread reader;
    private bool ended;
    private int searchFrom;

    /// <param name="process">The emulator.</param>
    /// <param name="keyboard">The console's input.</param>
    /// <param name="console">The console's output.</param>
    /// <param name="echo">Receives a copy of the console's output, if not null.</param>
    /// <param name="cleanUp">Called after the machine has ended, if not null.</param>
    internal RunningMachine(
        Process process, Stream keyboard, Stream console, Stream? echo = null, Action? cleanUp = null)
    {
        this.process = process;
        this.keyboard = keyboard;
        this.console = console;
        this.echo = echo;
        this.cleanUp = cleanUp;
        reader = new Thread(Read) { IsBackground = true, Name = "console" };
        reader.Start();
    }

    /// <summary>The process of the emulator.</summary>
    public int ProcessId => process.Id;

    /// <summary>The console's output so far.</summary>
    public string Transcript
    {
        get
        {
            lock (gate)
            {
                return transcript.ToString();
            }
        }
    }

    /// <summary>
    /// Waits until <paramref name="text"/> appears in the output after the match of the previous call. Returns false if
    /// the time-out expires or the machine ends first.
    /// </summary>
    public bool WaitFor(string text, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            bool last;
            lock (gate)
            {
                last = ended;
                int at = transcript.ToString(searchFrom, transcript.Length - searchFrom)
                    .IndexOf(text, StringComparison.Ordinal);
                if (at >= 0)
                {
                    searchFrom += at + text.Length;
                    return true;
                }
            }

            TimeSpan left = timeout - clock.Elapsed;
            if (last || left <= TimeSpan.Zero)
            {
                return false;
            }

            arrived.WaitOne(left);
        }
    }

    /// <summary>Waits until the machine has powered off; returns false if the time-out expires first.</summary>
    public bool WaitForEnd(TimeSpan timeout) => process.WaitForExit(timeout) && reader.Join(timeout);

    /// <summary>The emulator's exit status. Valid after the machine has ended.</summary>
    public int ExitStatus => process.ExitCode;

    /// <summary>
    /// The input that makes the emulator print the state of its processor and interrupt controllers, to diagnose a
    /// machine that hangs; empty if the emulator has no such command.
    /// </summary>
    public string StateRequest { get; init; } = "";

    /// <summary>Types text on the console.</summary>
    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    /// <summary>Types keys on the console; has no effect after the machine has ended.</summary>
    public void Type(ReadOnlySpan<byte> keys)
    {
        try
        {
            keyboard.Write(keys);
            keyboard.Flush();
        }
        catch (IOException)
        {
            // The machine has ended; its output is in the transcript.
        }
    }

    /// <summary>Ends the machine at once; who waits for its output goes on, and what it has written stays.</summary>
    public void End()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    /// <summary>Ends the machine.</summary>
    public void Dispose()
    {
        End();
        process.WaitForExit();
        reader.Join();
        keyboard.Dispose();
        console.Dispose();
        process.Dispose();
        arrived.Dispose();
        cleanUp?.Invoke();
    }

    private void Read()
    {
        byte[] buffer = new byte[4096];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        char[] characters = new char[buffer.Length];
        int count;
        while ((count = ReadConsole(buffer)) > 0)
        {
            echo?.Write(buffer, 0, count);
            echo?.Flush();
            int decoded = decoder.GetChars(buffer, 0, count, characters, 0);
            lock (gate)
            {
                transcript.Append(characters, 0, decoded);
            }

            arrived.Set();
        }

        lock (gate)
        {
            ended = true;
        }

        arrived.Set();
    }

    /// <summary>Returns 0 at the end. A socket whose peer was killed may report an error instead.</summary>
    private int ReadConsole(byte[] buffer)
    {
        try
        {
            return console.Read(buffer);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

// A booted machine whose console a program reads and types on: for --expect, the boot tests and the benchmarks.
using System.Diagnostics;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>Ends the machine when disposed of.</summary>
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
    /// <param name="keyboard">What is written here is typed on the console.</param>
    /// <param name="console">What the console shows.</param>
    /// <param name="echo">Also gets what the console shows, where not null.</param>
    /// <param name="cleanUp">Called when the machine has ended, where not null.</param>
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

    /// <summary>All that the console has shown so far.</summary>
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
    /// Waits until the console shows <paramref name="text"/> after what the last call found. False when the time is
    /// over, or the machine has ended without it.
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

    /// <summary>Waits until the machine has powered itself off; false when the time is over.</summary>
    public bool WaitForEnd(TimeSpan timeout) => process.WaitForExit(timeout) && reader.Join(timeout);

    /// <summary>The emulator's exit status, once the machine has ended.</summary>
    public int ExitStatus => process.ExitCode;

    /// <summary>
    /// What to type for the emulator to show its processor and interrupt controllers on the console, for a machine that
    /// does not get on; empty where an emulator has no such thing.
    /// </summary>
    public string StateRequest { get; init; } = "";

    /// <summary>Types on the console.</summary>
    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    /// <summary>Types on the console; a machine that has ended takes no notice.</summary>
    public void Type(ReadOnlySpan<byte> keys)
    {
        try
        {
            keyboard.Write(keys);
            keyboard.Flush();
        }
        catch (IOException)
        {
            // What the machine had to say is in the transcript.
        }
    }

    /// <summary>Ends the machine.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

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

    /// <summary>0 at the end. A socket whose other end was killed may end with an error instead.</summary>
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

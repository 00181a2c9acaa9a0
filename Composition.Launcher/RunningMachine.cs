// A booted machine whose console a program reads and types on: for --expect, the boot tests and the benchmarks.
using System.Diagnostics;
using System.Text;

namespace CamkesNet.Launcher;

/// <summary>Ends the machine when disposed of.</summary>
public sealed class RunningMachine : IDisposable
{
    private readonly Process process;
    private readonly Stream? echo;
    private readonly Lock gate = new();
    private readonly StringBuilder transcript = new();
    private readonly AutoResetEvent arrived = new(false);
    private readonly Thread reader;
    private bool ended;
    private int searchFrom;

    internal RunningMachine(string program, IEnumerable<string> arguments, Stream? echo)
    {
        this.echo = echo;
        process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
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

    /// <summary>Types on the console.</summary>
    public void Type(string text)
    {
        process.StandardInput.Write(text);
        process.StandardInput.Flush();
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
        process.Dispose();
        arrived.Dispose();
    }

    private void Read()
    {
        byte[] buffer = new byte[4096];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        char[] characters = new char[buffer.Length];
        int count;
        while ((count = process.StandardOutput.BaseStream.Read(buffer)) > 0)
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
}

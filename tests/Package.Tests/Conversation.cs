// A program at a terminal that is typed to and answers.
using System.Diagnostics;
using System.Text;
using CamkesNet.Tests.TimeLimits;

namespace CamkesNet.Tests;

/// <summary>Runs a program; ended with all it has started when it is disposed.</summary>
internal sealed class Conversation : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private int read;
    private bool isAtEnd;

    public Conversation(string folder, string program, params IEnumerable<string> arguments)
    {
        process = Process.Start(Newcomer.Describe(folder, program, arguments))!;
        process.StandardInput.AutoFlush = true;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Types a line.</summary>
    public void Type(string line) => process.StandardInput.WriteLine(line);

    /// <summary>Waits for a text after those that were waited for before; returns its line.</summary>
    public string Expect(string text) => TestTime.Limit(() => Wait(text), Wake);

    private string Wait(string text)
    {
        DateTime end = DateTime.UtcNow + patience;
        lock (output)
        {
            while (true)
            {
                string all = output.ToString();
                int place = all.IndexOf(text, read, StringComparison.Ordinal);
                if (place >= 0 && all.IndexOf('\n', place) is >= 0 and var lineEnd)
                {
                    read = lineEnd;
                    return all[(all.LastIndexOf('\n', place) + 1)..lineEnd];
                }

                var left = TimeSpan.FromTicks(Math.Max(0, (end - DateTime.UtcNow).Ticks));
                if (isAtEnd || TestTime.Token.IsCancellationRequested || !Monitor.Wait(output, left))
                {
                    throw new AssertionException($"'{text}' was not seen{TestTime.Remark}:\n{all}");
                }
            }
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Wake()
    {
        lock (output)
        {
            Monitor.PulseAll(output);
        }
    }

    private void Take(string? line)
    {
        lock (output)
        {
            isAtEnd |= line is null;
            output.Append(line).Append('\n');
            Monitor.PulseAll(output);
        }
    }
}

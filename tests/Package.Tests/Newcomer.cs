// Types commands in a terminal: the dotnet that is on PATH, without what the running tests' own build has set.
using System.Diagnostics;
using System.Text;
using CamkesNet.Tests.TimeLimits;

namespace CamkesNet.Tests;

/// <summary>Runs <c>dotnet</c> as a person would.</summary>
internal static class Newcomer
{
    /// <summary>Of set-ups of fixtures; tests have a limit of their own.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command to its end.</summary>
    public static CommandResult Run(string folder, params IEnumerable<string> arguments) =>
        Run(folder, until: null, arguments);

    /// <summary>
    /// Runs a command until it has written <paramref name="until"/>, then ends it with all it started.
    /// </summary>
    public static CommandResult Run(string folder, string? until, IEnumerable<string> arguments)
    {
        var output = new StringBuilder();
        using var seen = new ManualResetEventSlim();
        using Process process = Process.Start(Describe(folder, "dotnet", arguments))!;
        process.StandardInput.AutoFlush = true;
        var reading = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
        WaitHandle[] ends =
            [seen.WaitHandle, ((IAsyncResult)reading).AsyncWaitHandle, TestTime.Token.WaitHandle];
        bool inTime = WaitHandle.WaitAny(ends, TestTime.Token.CanBeCanceled ? Timeout.InfiniteTimeSpan : patience) is 0 or 1;
        if (inTime && !seen.IsSet)
        {
            process.WaitForExit();
        }
        else
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        lock (output)
        {
            Assert.That(inTime, $"dotnet {string.Join(' ', arguments)} did not end{TestTime.Remark}:\n{output}");
            return new CommandResult(process.ExitCode, output.ToString());
        }

        async Task Read(StreamReader stream)
        {
            // By the piece, not by the line: a prompt has no end of line.
            char[] buffer = new char[1024];
            while (await stream.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                lock (output)
                {
                    output.Append(buffer, 0, count);
                    if (until is not null && output.ToString().Contains(until, StringComparison.Ordinal))
                    {
                        seen.Set();
                    }
                }
            }
        }
    }

    /// <summary>Runs a command that must succeed and returns its output.</summary>
    public static string Succeed(string folder, params IEnumerable<string> arguments)
    {
        CommandResult result = Run(folder, arguments);
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        return result.Output;
    }

    /// <summary>How a program is started in its own terminal.</summary>
    public static ProcessStartInfo Describe(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.ToArray())
        {
            if (name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase))
            {
                start.Environment.Remove(name);
            }
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }
}

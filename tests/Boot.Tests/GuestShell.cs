// A shell of a Linux guest: logs in, types commands and reads their output.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

/// <summary>The guest whose console has the keyboard.</summary>
/// <param name="machine">The machine with the guest.</param>
/// <param name="patience">The longest that a login or a command may take.</param>
internal sealed class GuestShell(RunningMachine machine, TimeSpan patience)
{
    private const string Prompt = "# ";

    /// <summary>Waits for the login prompt and logs in as root.</summary>
    public void LogIn()
    {
        machine.Expect("camkes login: ", patience);
        machine.Type("root\n");
        machine.Expect(Prompt, patience);
    }

    /// <summary>Runs a command and returns a number in its output: the first group of a pattern.</summary>
    public long Ask(string command, string pattern)
    {
        string output = Run(command);
        Match match = Regex.Match(output, pattern);
        Assert.That(match.Success, Is.True, $"'{command}' says nothing like '{pattern}':\n{output}");
        return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a command and returns its output, after the echo of the command.</summary>
    public string Run(string command)
    {
        int start = machine.Transcript.Length;
        machine.Type(command + "\n");

        // The echo first: a prompt that has been there before is not the answer's end.
        machine.Expect(command, patience);
        machine.Expect(Prompt, patience);
        return machine.Transcript[start..];
    }
}

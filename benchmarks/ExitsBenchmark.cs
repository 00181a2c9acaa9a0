// How often a guest is left on its way to the login prompt, by reason.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Boots the sample on the deterministic machine and asks its monitor for the count of exits.</summary>
internal static class ExitsBenchmark
{
    private const string Name = "exits";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    /// <summary>Prints a figure for each reason, and the sum without those that timer ticks cause.</summary>
    public static void Measure()
    {
        Repository repository = Repository.Find();
        string image = ImageBuild.Run(repository, new ImageRequest(GuestApp.Sample, null, null, null));
        using RunningMachine machine = new QemuMachine(image).With(Meter.CountInstructions).Start();
        if (!machine.WaitFor("login:", patience))
        {
            throw new InvalidOperationException($"No login prompt:\n{machine.Transcript}");
        }

        machine.Type(ShowStatus);
        if (!machine.WaitFor(" exits: ", patience) || !machine.WaitFor(" interrupts", patience))
        {
            throw new InvalidOperationException($"The monitor gave no summary of its exits:\n{machine.Transcript}");
        }

        Match summary = Regex.Match(machine.Transcript, @"(\d+) exits: ([^;]+); (\d+) interrupts");
        double all = Number(summary.Groups[1].Value), ticks = 0;
        foreach (string part in summary.Groups[2].Value.Split(", "))
        {
            string[] words = part.Split(' ', 2);
            double count = Number(words[0]);
            ticks += causedByTicks.Contains(words[1]) ? count : 0;
            new Figure(Name, words[1], count, "exits").Print();
        }

        new Figure(Name, "all", all, "exits").Print();
        new Figure(Name, "all but those that timer ticks cause", all - ticks, "exits", Reach: 15_000).Print();
        new Figure(Name, "interrupts injected", Number(summary.Groups[3].Value), "interrupts").Print();
    }

    /// <summary>Serial server: status, after a line feed.</summary>
    private const string ShowStatus = "\n@s";

    /// <summary>Exits that come with every tick of the guest's timer, as the monitor calls them.</summary>
    private static readonly HashSet<string> causedByTicks = ["timer", "window", "notified"];

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);
}

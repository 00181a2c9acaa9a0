// How often a guest is left on its way to the login prompt, by reason.
using System.Globalization;
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Benchmarks;

/// <summary>Boots the sample on the deterministic machine and asks its monitor for the count of exits.</summary>
internal static class ExitsBenchmark
{
    private const string Name = "exits";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(20);

    /// <summary>Prints a figure for each reason, and the sum without those that timer ticks cause.</summary>
    public static void Measure()
    {
        var request = new ImageRequest(GuestApp.Sample, null, null, null);
        Print("SVM", BenchmarkImage.Svm(request), reach: 15_000);
        Print("VT-x", BenchmarkImage.Vmx(request), reach: null);
    }

    private static void Print(string extension, Machine booted, double? reach)
    {
        using RunningMachine machine = booted.Start();
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
            new Figure(Name, $"{extension}, {words[1]}", count, "exits").Print();
        }

        new Figure(Name, $"{extension}, all", all, "exits").Print();
        new Figure(Name, $"{extension}, all but those of timer ticks", all - ticks, "exits", reach).Print();
        new Figure(Name, $"{extension}, interrupts injected", Number(summary.Groups[3].Value), "interrupts").Print();
    }

    /// <summary>Serial server: the escape key, and the request for the status.</summary>
    private const string ShowStatus = "\u001ds";

    /// <summary>Exits that come with every tick of the guest's timer, as the monitor calls them.</summary>
    private static readonly HashSet<string> causedByTicks = ["timer", "window", "notified"];

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);
}

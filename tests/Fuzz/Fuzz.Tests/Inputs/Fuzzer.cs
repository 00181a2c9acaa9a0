// Runs a test again and again with random inputs; a failure says how its case is repeated.
using System.Diagnostics;

namespace CamkesNet.Tests.Fuzz.Inputs;

internal static class Fuzzer
{
    /// <summary>A case takes milliseconds: one that takes this long hangs, and nothing else could end it.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    // Neighbouring seeds share no cases.
    private const int Stride = 1_000_003;

    /// <summary>Runs the cases; any exception that <paramref name="body"/> lets through is a failure.</summary>
    public static void Run(int times, Action<Random> body)
    {
        int count = FuzzSettings.Times(times);
        int first = FuzzSettings.OnlyCase ?? 0;
        TestContext.Out.WriteLine($"seed {FuzzSettings.Seed}, {count} cases");
        int current = first;
        long started = Stopwatch.GetTimestamp();
        using Timer watch = new(_ => EndIfHanging(), null, patience, patience);
        for (int number = first; number < (FuzzSettings.OnlyCase + 1 ?? count); number++)
        {
            current = number;
            Volatile.Write(ref started, Stopwatch.GetTimestamp());
            try
            {
                body(new Random(unchecked((FuzzSettings.Seed * Stride) + number)));
            }
            catch (Exception exception)
            {
                throw new AssertionException($"{FuzzSettings.Repetition(number)} repeats this:\n{exception}");
            }
        }

        void EndIfHanging()
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref started)) > patience)
            {
                Environment.FailFast($"A fuzzer's case does not end. {FuzzSettings.Repetition(current)} repeats it.");
            }
        }
    }
}

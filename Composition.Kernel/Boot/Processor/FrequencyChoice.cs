// Decides which of the frequencies that a machine reports or shows is believed.
namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>The sources of a frequency of the time-stamp counter, in hertz.</summary>
internal struct FrequencyChoice
{
    /// <summary>Slower than any emulator counts.</summary>
    private const ulong Slowest = 1_000_000;

    /// <summary>Faster than any processor.</summary>
    private const ulong Fastest = 10_000_000_000;

    /// <summary>What the processor or the hypervisor reports; 0: nothing.</summary>
    public ulong Reported;

    /// <summary>The processor's base frequency, which the counter's is near to; 0: unknown.</summary>
    public ulong Base;

    /// <summary>What two different clocks have proved.</summary>
    public FrequencyRange First;
    public FrequencyRange Second;

    /// <summary>The frequency; 0 when there is none that is plausible and not contradicted.</summary>
    public readonly ulong Result
    {
        get
        {
            bool isUnchecked = !First.IsKnown && !Second.IsKnown;
            if (IsPlausible(Reported) && (isUnchecked || First.Allows(Reported) || Second.Allows(Reported)))
            {
                return Reported;
            }

            // Two clocks that agree are believed against what is reported, base frequency included: an emulator reports
            // that of the processor that it imitates. One alone is believed only where nothing is reported.
            if (First.IsKnown && Second.IsKnown)
            {
                FrequencyRange exact = First.Highest - First.Lowest < Second.Highest - Second.Lowest ? First : Second;
                return First.Agrees(in Second) && IsPossible(exact.Middle) ? exact.Middle : 0;
            }

            ulong measured = First.IsKnown ? First.Middle : Second.Middle;
            return Reported == 0 && IsPlausible(measured) ? measured : 0;
        }
    }

    private static bool IsPossible(ulong hertz) => hertz is >= Slowest and <= Fastest;

    private readonly bool IsPlausible(ulong hertz) =>
        IsPossible(hertz) && (Base == 0 || (hertz >= Base / 2 && hertz <= Base * 2));
}

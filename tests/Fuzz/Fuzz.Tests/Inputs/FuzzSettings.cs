// What the environment says about the runs of fuzzers: seed, number of cases, the one case to repeat.
using System.Globalization;

namespace CamkesNet.Tests.Fuzz.Inputs;

/// <summary>
/// Tests of the category Long take a new seed at every run and as many cases as the environment says; the others are
/// the same at every run, so that continuous integration is.
/// </summary>
internal static class FuzzSettings
{
    /// <summary>Of a machine with a fuzzer: the long ones run by hand, for as long as is worth it.</summary>
    public const int MostMilliseconds = 4 * 60 * 60_000;

    private const string SeedVariable = "CAMKES_FUZZ_SEED";
    private const string TimesVariable = "CAMKES_FUZZ_TIMES";
    private const string CaseVariable = "CAMKES_FUZZ_CASE";
    private const int OrdinarySeed = 1;

    private static readonly int newSeed = Random.Shared.Next();

    /// <summary>The seed of the running test.</summary>
    public static int Seed => Number(SeedVariable) ?? (IsLong ? newSeed : OrdinarySeed);

    /// <summary>The only case to run, if one is to be repeated.</summary>
    public static int? OnlyCase => Number(CaseVariable);

    private static bool IsLong =>
        TestContext.CurrentContext.Test.Properties["Category"].Cast<string>().Contains("Long");

    /// <summary>How many cases the running test has.</summary>
    public static int Times(int usual) => (IsLong ? Number(TimesVariable) : null) ?? usual;

    /// <summary>How the case is run again.</summary>
    public static string Repetition(int number) => $"{SeedVariable}={Seed} {CaseVariable}={number}";

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;
}

// Applies fixes to sources and compares the results.
namespace CamkesNet.Generators.Tests.Infrastructure;

/// <summary>
/// What is asked of each fix: the source that is wanted, no diagnostic of its code, and none that was not there before.
/// </summary>
internal static class FixRun
{
    /// <summary>Fixes the only diagnostic of the code.</summary>
    /// <param name="others">Sources that stay as they are.</param>
    public static void Verify(string code, string title, string source, string wanted, params string[] others) =>
        Verify(null, code, title, source, wanted, others);

    /// <summary>The same in a project that builds an image with this core library.</summary>
    public static void VerifyForImage(string surface, string code, string title, string source, string wanted) =>
        Verify(surface, code, title, source, wanted);

    /// <summary>Fixes all diagnostics of the code at once.</summary>
    public static void VerifyAll(string code, string title, string source, string wanted, params string[] others)
    {
        using Workbench bench = new(null, [source, .. others]);
        string[] before = bench.Codes;
        Assert.That(before.Count(found => found == code), Is.GreaterThan(1), "there is more than one to fix");

        bench.ApplyToAll(code, title);

        AssertFixed(bench, before, code, wanted);
    }

    /// <summary>Fixes the only diagnostic of the code in a system of which the members are given.</summary>
    public static void VerifyMembers(
        string code, string title, string members, string wanted, string parts = EchoSystem.Parts) =>
        Verify(null, code, title, EchoSystem.Of(members), EchoSystem.Of(wanted), [parts]);

    /// <summary>Fixes all diagnostics of the code in such a system.</summary>
    public static void VerifyAllMembers(
        string code, string title, string members, string wanted, string parts = EchoSystem.Parts) =>
        VerifyAll(code, title, EchoSystem.Of(members), EchoSystem.Of(wanted), parts);

    /// <summary>What is proposed about the first diagnostic of the code.</summary>
    public static string[] Titles(string code, params string[] sources)
    {
        using Workbench bench = new(null, sources);
        return bench.Titles(code);
    }

    private static void Verify(
        string? surface, string code, string title, string source, string wanted, params string[] others)
    {
        using Workbench bench = new(surface, [source, .. others]);
        string[] before = bench.Codes;

        bench.Apply(code, title);

        AssertFixed(bench, before, code, wanted);
        Assert.That(bench.Sources.Skip(1), Is.EqualTo(others.Select(other => other.ReplaceLineEndings("\n"))));
    }

    private static void AssertFixed(Workbench bench, string[] before, string code, string wanted)
    {
        Assert.That(bench.Sources[0], Is.EqualTo(wanted.ReplaceLineEndings("\n")));
        Assert.That(bench.Codes, Is.SubsetOf(before).And.No.Member(code), "nothing new is wrong");
    }
}

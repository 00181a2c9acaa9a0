// One test of the suite.
namespace CamkesNet.Tests.KvmUnitTests;

/// <summary>A test program and its arguments.</summary>
/// <param name="Name">What the suite calls it.</param>
/// <param name="Path">The program: a Multiboot kernel.</param>
/// <param name="Arguments">Its arguments; empty for none.</param>
internal sealed record UnitTest(string Name, string Path, string Arguments)
{
    /// <summary>The programs expect their own name before their arguments.</summary>
    public string CommandLine => $"{System.IO.Path.GetFileName(Path)} {Arguments}".TrimEnd();
}

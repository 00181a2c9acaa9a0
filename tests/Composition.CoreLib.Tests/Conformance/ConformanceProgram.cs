// The form of the programs that run on both sides.
namespace CamkesNet.Tests.Conformance;

/// <summary>A program that writes lines to the console, the same ones on .NET and on the image.</summary>
internal sealed class ConformanceProgram(string name, Action run)
{
    public string Name => name;

    /// <summary>The line before the program's own; there may be no memory left to make it when it is written.</summary>
    public string Header { get; } = HeaderOf(name);

    public static string HeaderOf(string name) => "==== " + name;

    public Action Run => run;

    public override string ToString() => name;
}

namespace CamkesNet.Tests.Conformance;

/// <summary>A program that writes lines to the console, the same ones on .NET and on the image.</summary>
internal sealed class ConformanceProgram(string name, Action run)
{
    public string Name => name;

    public Action Run => run;

    public override string ToString() => name;
}

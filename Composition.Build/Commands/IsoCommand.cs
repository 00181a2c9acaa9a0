// Creates the ISO of an image: the command that MSBuild runs if the project sets CamkesNetIso.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Images;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Build.Commands;

/// <summary><c>iso --image FILE --output FILE</c>.</summary>
internal static class IsoCommand
{
    public static void Run(CommandArguments arguments)
    {
        string image = arguments.Required("image");
        string output = arguments.Required("output");
        using var inputs = new InputFingerprint();
        string fingerprint = inputs.Add(ToolIdentity.Value).AddFile(image).Compute();
        if (InputFingerprint.Matches(output, fingerprint))
        {
            return;
        }

        InputFingerprint.Forget(output);
        GrubIso.Write(image, output);
        InputFingerprint.Record(output, fingerprint);
        Console.Out.WriteLine($"{output} ({new FileInfo(output).Length} bytes)");
    }
}

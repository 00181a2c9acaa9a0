// Creates the ISO of an image: the command that MSBuild runs if the project sets CamkesNetIso.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Images;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Build.Commands;

/// <summary><c>iso --image FILE --output FILE [--log com1|com2]</c>.</summary>
internal static class IsoCommand
{
    public static void Run(CommandArguments arguments)
    {
        string image = arguments.Required("image");
        string output = arguments.Required("output");
        using var inputs = new InputFingerprint();
        string log = arguments.Optional("log") ?? "";
        string kernelOption = log switch
        {
            "" or "com1" => "",
            "com2" => "camkes.log=com2",
            _ => throw new BuildException(
                BuildCodes.LogPortUnknown,
                $"CamkesNetLog is '{log}': the kernel can write to com1, the console, or to com2, a serial port of its own."),
        };
        string fingerprint = inputs.Add(ToolIdentity.Value).Add(kernelOption).AddFile(image).Compute();
        if (InputFingerprint.Matches(output, fingerprint))
        {
            return;
        }

        InputFingerprint.Forget(output);
        GrubIso.Write(image, output, kernelOption);
        InputFingerprint.Record(output, fingerprint);
        Console.Out.WriteLine($"{output} ({new FileInfo(output).Length} bytes)");
    }
}

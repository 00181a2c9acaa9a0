// Creates the ISO of an image: the command that MSBuild runs if the project sets CamkesNetIso.
using CamkesNet.Build.Images;

namespace CamkesNet.Build.Commands;

/// <summary><c>iso --image FILE --output FILE</c>.</summary>
internal static class IsoCommand
{
    public static void Run(CommandArguments arguments)
    {
        string output = arguments.Required("output");
        GrubIso.Write(arguments.Required("image"), output);
        Console.Out.WriteLine($"{output} ({new FileInfo(output).Length} bytes)");
    }
}

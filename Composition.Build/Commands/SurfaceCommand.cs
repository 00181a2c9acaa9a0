// Writes the list of the members of the base class library that images have.
using CamkesNet.Build.Facades;

namespace CamkesNet.Build.Commands;

/// <summary><c>surface --corelib DLL --output FILE</c>.</summary>
internal static class SurfaceCommand
{
    public static void Run(CommandArguments arguments)
    {
        string output = arguments.Required("output");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllText(output, string.Join('\n', PublicSurface.Read(arguments.Required("corelib"))) + "\n");
    }
}

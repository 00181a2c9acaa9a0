// Builds an app with dotnet build and shows its progress on the terminal.
using System.Diagnostics;

namespace CamkesNet.Launcher;

/// <summary>Builds an app's bootable image.</summary>
public static class ImageBuild
{
    private const string OutputFolder = "bin/Debug/net10.0";

    /// <summary>Builds the app and returns the path of the image, or of the ISO if the request asks for one.</summary>
    public static string Run(Repository repository, ImageRequest request)
    {
        string project = request.HasOwnMachines
            ? GuestApp.Write(repository, request)
            : repository.Sample(request.Sample);
        string name = Path.GetFileName(project);
        List<string> arguments = ["build", project, "-v:m", "-nodeReuse:false", "--nologo"];
        string image = Path.Combine(project, OutputFolder, name + ".elf");
        if (request.HasOwnGuest && !request.HasOwnMachines)
        {
            image = Path.Combine(project, "bin", "guests", request.Variant, name + ".elf");
            arguments.Add($"-p:CamkesImage={image}");
            AddProperty(arguments, "GuestKernel", request.Kernel);
            AddProperty(arguments, "GuestInitrd", request.Initrd);
            AddProperty(arguments, "GuestCmdline", request.CommandLine);
        }

        if (request.WithIso)
        {
            arguments.Add("-p:CamkesNetIso=true");
            arguments.Add($"-p:CamkesNetLog={(request.HasSeparateLog ? "com2" : "com1")}");
            image = Path.ChangeExtension(image, ".iso");
        }

        using var process = Process.Start("dotnet", arguments);
        process.WaitForExit();
        return process.ExitCode == 0 && File.Exists(image)
            ? image
            : throw new LauncherException($"{name} did not build: correct the errors above.");
    }

    private static void AddProperty(List<string> arguments, string name, string? value)
    {
        if (value != null)
        {
            // MSBuild decodes %XX, which is needed for the characters that separate properties.
            string escaped = value
                .Replace("%", "%25", StringComparison.Ordinal)
                .Replace(";", "%3B", StringComparison.Ordinal)
                .Replace(",", "%2C", StringComparison.Ordinal);
            arguments.Add($"-p:{name}={escaped}");
        }
    }
}

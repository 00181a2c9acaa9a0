// Images whose guest is a test: the app MultibootVm with another kernel, module and command line.
using System.Diagnostics;
using CamkesNet.Launcher;

namespace CamkesNet.Tests.KvmUnitTests;

/// <summary>
/// Calls the build program as MSBuild has called it for the app, which takes a second and no MSBuild.
/// </summary>
internal sealed class GuestImage
{
    private const string App = "tests/Apps/MultibootVm";
    private const string AppArguments = "obj/Debug/net10.0/camkes/image.rsp";

    private readonly string program = typeof(Build.Diagnostics.BuildException).Assembly.Location;
    private readonly string arguments = Path.Combine(Repository.Find().Root, App, AppArguments);

    /// <summary>Creates the image, and the ISO next to it if Bochs boots it.</summary>
    public string Make(string kernel, string commandLine, string module, string folder, bool withIso)
    {
        string image = Path.Combine(folder, "test.elf");
        Run(
            "image", "@" + arguments, "--output", image, "--guest-kernel", kernel, "--guest-initrd", module,
            $"--guest-cmdline={commandLine}");
        if (withIso)
        {
            Run("iso", "--image", image, "--output", Path.ChangeExtension(image, ".iso"));
        }

        return image;
    }

    private void Run(params IEnumerable<string> options)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. options]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LauncherException("The image could not be created: see the errors above.");
        }
    }
}

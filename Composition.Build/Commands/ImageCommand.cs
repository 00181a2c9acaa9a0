// Builds the bootable image of a system: the command that MSBuild runs after the compiler.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Guests;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Build.Commands;

/// <summary>
/// <c>image --assembly DLL [--system CLASS] --reference DLL|FOLDER… --corelib DLL --kernel DLL
/// [--part DLL]… --reference-assemblies FOLDER --ilc FILE [--shared-objects FOLDER] --intermediate FOLDER
/// --output FILE [--project FILE] [--guest-file NAME=PATH]…
/// [--guest-kernel FILE] [--guest-initrd FILE] [--guest-cmdline TEXT]</c>.
/// </summary>
internal static class ImageCommand
{
    public static Task RunAsync(CommandArguments arguments) => new ImageBuild(
        new ImageRequest
        {
            Assembly = arguments.Required("assembly"),
            System = arguments.Optional("system"),
            References = arguments.Assemblies("reference"),
            CoreLibrary = arguments.Required("corelib"),
            Kernel = arguments.Required("kernel"),
            Parts = arguments.All("part"),
            ReferenceAssemblies = arguments.Required("reference-assemblies"),
            Toolchain = new IlcToolchain(arguments.Required("ilc")),
            Intermediate = arguments.Required("intermediate"),
            SharedObjects = arguments.Optional("shared-objects"),
            Output = arguments.Required("output"),
            Project = arguments.Optional("project"),
            GuestFiles = [.. arguments.All("guest-file").Select(ParseGuestFile)],
            Overrides = new GuestOverrides(
                arguments.Optional("guest-kernel"),
                arguments.Optional("guest-initrd"),
                arguments.Optional("guest-cmdline")),
        },
        new BuildProgress(Console.Out)).RunAsync();

    private static GuestFile ParseGuestFile(string value)
    {
        int separator = value.IndexOf('=', StringComparison.Ordinal);
        return separator > 0
            ? new GuestFile(value[..separator], value[(separator + 1)..])
            : throw new BuildException(
                BuildCodes.BadArguments,
                $"'{value}' is not a guest file: write NAME=PATH, or give <GuestFile> a Name.");
    }
}

// Creates the guest files: the command line.
using System.CommandLine;
using System.Runtime.Versioning;
using CamkesNet.Guests;

[assembly: SupportedOSPlatform("linux")]

var output = new Option<DirectoryInfo>("--output")
{
    Description = "Output folder for the kernel and rootfs.cpio.",
    Required = true,
};
var overlay = new Option<DirectoryInfo>("--overlay")
{
    Description = "Folder whose files are added to the root file system.",
    Required = true,
};
var architecture = new Option<string>("--architecture")
{
    Description = "Debian's name for the guest's architecture.",
    DefaultValueFactory = _ => "amd64",
};
architecture.AcceptOnlyFromAmong("amd64", "i386");
var kernel = new Option<string>("--kernel-package")
{
    Description = "Debian package of the kernel; a metapackage stands for the kernel package it depends on.",
    DefaultValueFactory = arguments =>
        arguments.GetValue(architecture) == "i386" ? "linux-image-686-pae" : "linux-image-cloud-amd64",
};
var kernelFile = new Option<string>("--kernel-file")
{
    Description = "File name of the kernel in the output folder.",
    DefaultValueFactory = _ => "bzimage",
};
var tools = new Option<string>("--tools-package")
{
    Description = "Debian package with a statically linked busybox.",
    DefaultValueFactory = _ => "busybox-static",
};

var command = new RootCommand("Creates a Linux guest's kernel and root file system from Debian packages.")
{
    output, overlay, architecture, kernel, kernelFile, tools,
};
command.SetAction(arguments =>
{
    try
    {
        DirectoryInfo folder = arguments.GetRequiredValue(output);
        folder.Create();
        string downloads = Path.Combine(folder.FullName, "packages");
        var packages = new DebianPackages(
            downloads, PackageLists.Of(arguments.GetValue(architecture)!, Path.Combine(folder.FullName, "lists")));
        GuestKernel.Create(
            packages, arguments.GetValue(kernel)!, Path.Combine(folder.FullName, arguments.GetValue(kernelFile)!));
        RootFileSystem.Create(
            packages,
            new DebianPackages(downloads, PackageLists.Own()),
            arguments.GetValue(tools)!,
            arguments.GetRequiredValue(overlay).FullName,
            Path.Combine(folder.FullName, "rootfs.cpio"));
        return 0;
    }
    catch (GuestException error)
    {
        Console.Error.WriteLine($"guests: {error.Message}");
        return 1;
    }
});
return command.Parse(args).Invoke();

// Another kernel, initrd or command line for the virtual machines than the project says: the launcher's flags.
using System.Text.Json;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Guests;

/// <summary>Replaces parts of the guests.</summary>
/// <param name="Kernel">The kernel's file; null for the project's.</param>
/// <param name="Initrd">The initrd's file; null for the project's.</param>
/// <param name="CommandLine">The kernel command line; null for the project's.</param>
internal sealed record GuestOverrides(string? Kernel, string? Initrd, string? CommandLine)
{
    private const string CommandLineAttribute = "KernelCmdline";
    private const string InitrdAttribute = "InitrdImage";
    private const string DefaultInitrdName = "initrd";

    /// <summary>The system with the replaced command line and, where a machine had none, an initrd.</summary>
    public SystemDocument Apply(SystemDocument system)
    {
        IReadOnlyList<DeclaredVirtualMachine> machines = DeclaredVirtualMachine.Of(system);
        return system with
        {
            Instances = [.. system.Instances.Select(instance =>
                machines.FirstOrDefault(machine => machine.Instance == instance.Name) is { } machine
                    ? instance with { Attributes = [.. instance.Attributes.Select(item => Apply(item, machine))] }
                    : instance)],
        };
    }

    /// <summary>The guest files with the replaced ones under the names that the machines know.</summary>
    public IReadOnlyList<GuestFile> Apply(IReadOnlyList<GuestFile> files, DeclaredSystem system)
    {
        List<GuestFile> result = [.. files];
        foreach (DeclaredVirtualMachine machine in DeclaredVirtualMachine.Of(system))
        {
            Replace(result, machine.KernelImage, Kernel);
            Replace(result, machine.InitrdImage, Initrd);
        }

        return result;
    }

    private string? InitrdName(DeclaredVirtualMachine machine) =>
        Initrd is not null && string.IsNullOrEmpty(machine.InitrdImage) ? DefaultInitrdName : machine.InitrdImage;

    private DeclaredAttribute Apply(DeclaredAttribute attribute, DeclaredVirtualMachine machine) =>
        attribute.Name switch
        {
            CommandLineAttribute when CommandLine is not null => attribute with { Value = Text(CommandLine) },
            InitrdAttribute when Initrd is not null => attribute with { Value = Text(InitrdName(machine)!) },
            _ => attribute,
        };

    private static JsonElement Text(string text) =>
        JsonSerializer.SerializeToElement(text, SystemDocumentJson.Default.String);

    private static void Replace(List<GuestFile> files, string? name, string? path)
    {
        if (path is not null && !string.IsNullOrEmpty(name))
        {
            files.RemoveAll(file => file.Name == name);
            files.Add(new GuestFile(name, path));
        }
    }
}

// Replacements for the kernel, initrd or command line of the project's virtual machines: the launcher's flags.
using System.Text.Json;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Guests;

/// <summary>Replaces parts of the guests.</summary>
/// <param name="Kernel">The kernel's file; null for the project's.</param>
/// <param name="Initrd">The initrd's file; null for the project's.</param>
/// <param name="CommandLine">The kernel command line; null for the project's.</param>
internal sealed record GuestOverrides(string? Kernel, string? Initrd, string? CommandLine)
{
    private const string DefaultInitrdName = "initrd";

    /// <summary>The system with the replaced command line and, where a machine had none, an initrd.</summary>
    public SystemDocument Apply(SystemDocument system)
    {
        return system with
        {
            Instances = [.. system.Instances.Select(instance => instance.IsVirtualMachine
                ? instance with { Attributes = [.. instance.Attributes.Select(Apply)] }
                : instance)],
        };
    }

    /// <summary>The guest files with the replaced ones under the names that the machines know.</summary>
    public IReadOnlyList<GuestFile> Apply(IReadOnlyList<GuestFile> files, DeclaredSystem system)
    {
        List<GuestFile> result = [.. files];
        foreach (DeclaredInstance monitor in system.Monitors)
        {
            Replace(result, monitor.Text(MonitorSettings.KernelImage), Kernel);
            Replace(result, monitor.Text(MonitorSettings.InitrdImage), Initrd);
        }

        return result;
    }

    private DeclaredAttribute Apply(DeclaredAttribute attribute) => attribute.Name switch
    {
        MonitorSettings.KernelCmdline when CommandLine is not null => attribute with { Value = Text(CommandLine) },
        MonitorSettings.InitrdImage when Initrd is not null && attribute.Value is { ValueKind: JsonValueKind.String } name
            && name.ValueEquals("") =>
            attribute with { Value = Text(DefaultInitrdName) },
        _ => attribute,
    };

    private static JsonElement Text(string text) =>
        JsonSerializer.SerializeToElement(text, SystemDocumentJson.Default.String);

    private static void Replace(List<GuestFile> files, string name, string? path)
    {
        if (path is not null && name.Length > 0)
        {
            files.RemoveAll(file => file.Name == name);
            files.Add(new GuestFile(name, path));
        }
    }
}

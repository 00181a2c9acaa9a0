using System.Text.Json;
using CamkesNet.Abi;

namespace CamkesNet.Build.Declarations;

/// <summary>A virtual machine's settings, as far as the image depends on them: attributes of its monitor.</summary>
internal sealed record DeclaredVirtualMachine
{
    public required string Instance { get; init; }

    public required ulong GuestRamMb { get; init; }

    /// <summary>The name of a guest file.</summary>
    public required string KernelImage { get; init; }

    public string KernelCmdline { get => field ?? ""; init; }

    /// <summary>The name of a guest file, or empty.</summary>
    public string? KernelRelocs { get; init; }

    /// <summary>The name of a guest file, or empty.</summary>
    public string? InitrdImage { get; init; }

    /// <summary>Whether an instance is the monitor of a virtual machine.</summary>
    public static bool IsMonitor(DeclaredInstance instance) =>
        instance.Ports.Any(port => port.Parts.Contains(PartKind.Vcpu));

    /// <summary>The virtual machines of a system.</summary>
    public static IReadOnlyList<DeclaredVirtualMachine> Of(DeclaredSystem system) =>
        [.. system.Instances.Where(IsMonitor).Select(Of)];

    private static DeclaredVirtualMachine Of(DeclaredInstance monitor)
    {
        string Text(string name) => monitor.Attributes
            .FirstOrDefault(attribute => attribute.Name == name && attribute.Value.ValueKind == JsonValueKind.String)
            ?.Value.GetString() ?? "";
        ulong Number(string name) => monitor.Attributes
            .FirstOrDefault(attribute => attribute.Name == name && attribute.Value.ValueKind == JsonValueKind.Number)
            ?.Value.TryGetUInt64(out ulong number) == true ? number : 0;
        return new DeclaredVirtualMachine
        {
            Instance = monitor.Name,
            GuestRamMb = Number(nameof(GuestRamMb)),
            KernelImage = Text(nameof(KernelImage)),
            KernelCmdline = Text(nameof(KernelCmdline)),
            KernelRelocs = Text(nameof(KernelRelocs)),
            InitrdImage = Text(nameof(InitrdImage)),
        };
    }
}

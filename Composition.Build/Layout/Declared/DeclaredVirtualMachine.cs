namespace CamkesNet.Build.Layout.Declared;

/// <summary>A virtual machine's settings, as far as the image depends on them.</summary>
internal sealed record DeclaredVirtualMachine
{
    public required int Index { get; init; }

    public required string Instance { get; init; }

    public required ulong GuestRamMb { get; init; }

    /// <summary>The name of a guest file.</summary>
    public required string KernelImage { get; init; }

    public string KernelCmdline { get => field ?? ""; init; }

    /// <summary>The name of a guest file, or empty.</summary>
    public string? KernelRelocs { get; init; }

    /// <summary>The name of a guest file, or empty.</summary>
    public string? InitrdImage { get; init; }
}

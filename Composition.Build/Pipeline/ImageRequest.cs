// The input of the pipeline.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Guests;

namespace CamkesNet.Build.Pipeline;

/// <summary>All inputs of an image.</summary>
internal sealed record ImageRequest
{
    /// <summary>The user's compiled assembly with the layout.</summary>
    public required string Assembly { get; init; }

    /// <summary>The assembly class to build; null when there is only one.</summary>
    public string? System { get; init; }

    /// <summary>The assemblies that components may be implemented in or use.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The core library of images.</summary>
    public required string CoreLibrary { get; init; }

    /// <summary>The kernel's assembly.</summary>
    public required string Kernel { get; init; }

    /// <summary>Further parts of the package that are at work: the generator, and what MSBuild has loaded.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The folder with the reference assemblies that users compile against.</summary>
    public required string ReferenceAssemblies { get; init; }

    public required IlcToolchain Toolchain { get; init; }

    /// <summary>The folder for files that are kept between builds.</summary>
    public required string Intermediate { get; init; }

    /// <summary>A folder of compiled components that several apps share, or null.</summary>
    public string? SharedObjects { get; init; }

    /// <summary>The image to create.</summary>
    public required string Output { get; init; }

    /// <summary>The project file, for the places of errors; null if there is none.</summary>
    public string? Project { get; init; }

    public required IReadOnlyList<GuestFile> GuestFiles { get; init; }

    public required GuestOverrides Overrides { get; init; }
}

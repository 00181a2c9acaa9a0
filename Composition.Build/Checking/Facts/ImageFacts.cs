// What linker and image writer say about the image: where its pieces lie. The checker takes these places as given,
// requires that they are apart, and finds everything else in the bytes.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Facts;

/// <summary>The finished image as the checker reads it.</summary>
internal sealed record ImageFacts
{
    /// <summary>The physical addresses of the kernel's code, data and zeros.</summary>
    public required AddressRange Kernel { get; init; }

    public required AddressRange Tables { get; init; }

    /// <summary>The archive of guest files; empty without.</summary>
    public required AddressRange Archive { get; init; }

    /// <summary>The linked implementations.</summary>
    public required IReadOnlyDictionary<DeclaredImplementation, ProgramFacts> Programs { get; init; }

    /// <summary>The physical address of the first byte behind the kernel.</summary>
    public required ulong PayloadStart { get; init; }

    /// <summary>Everything behind the kernel, up to the end of the image.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>The first physical address behind the image.</summary>
    public ulong End => PayloadStart + (ulong)Payload.Length;

    /// <summary>Whether all bytes of a range are in the payload.</summary>
    public bool Contains(AddressRange range) =>
        range.IsValid && new AddressRange(PayloadStart, (ulong)Payload.Length).Contains(range);

    /// <summary>The bytes of a range that the payload contains.</summary>
    public ReadOnlySpan<byte> Read(AddressRange range) => range.Size == 0
        ? []
        : Payload.AsSpan((int)(range.Start - PayloadStart), (int)range.Size);
}

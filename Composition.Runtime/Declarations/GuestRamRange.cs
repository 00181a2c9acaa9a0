// How much RAM a guest can have.
namespace CamkesNet;

/// <summary>The range of <c>GuestRamMb</c>, for the analyzers and the monitor.</summary>
internal static class GuestRamRange
{
    /// <summary>With less, a Linux kernel cannot decompress itself.</summary>
    public const int LeastMebibytes = 16;

    /// <summary>RAM ends below the hole for PCI and the interrupt controllers, in the last GiB below 4 GiB.</summary>
    public const int MostMebibytes = 3 * 1024;
}

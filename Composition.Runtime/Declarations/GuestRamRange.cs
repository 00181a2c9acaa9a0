// How much RAM a guest can have.
namespace CamkesNet;

/// <summary>The range of <c>GuestRamMb</c>, for the analyzers and the monitor.</summary>
internal static class GuestRamRange
{
    /// <summary>With less, a Linux kernel cannot decompress itself.</summary>
    public const int LeastMebibytes = 16;

    /// <summary>Physical addresses of many processors have 40 bits; one GiB of them is the hole for devices.</summary>
    public const int MostMebibytes = (1 << 20) - 1024;
}

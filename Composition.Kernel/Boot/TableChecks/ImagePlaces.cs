// Where the image has its fixed parts. The boot tables do not say; the linker does.
namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Physical addresses.</summary>
internal struct ImagePlaces
{
    /// <summary>The first page behind the kernel: what lies below is nobody else's.</summary>
    public ulong KernelEnd;

    /// <summary>Where the boot tables are.</summary>
    public ulong Tables;

    /// <summary>Behind the last address that boot code can read.</summary>
    public ulong Limit;

    /// <summary>How many bytes can be read from the tables on.</summary>
    public readonly ulong TablesLimit => Limit - Tables;
}

// Checks the boot tables once: afterwards every index and range in them can be used as it is.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.TableChecks;

namespace CamkesNet.Kernel.Boot;

/// <summary>
/// Validation of the boot tables: what the kernel relies on. Whether the tables are those that were declared, the image
/// builder's checker proves. The tables are generated, so a failure is a defect of the builder or a damaged image.
/// </summary>
internal static unsafe class BootTableCheck
{
    /// <summary>Whether the tables are sound.</summary>
    /// <param name="tables">Where they can be read, up to the places' limit.</param>
    /// <param name="image">Where they and the kernel are.</param>
    public static bool IsValid(BootTables* tables, in ImagePlaces image)
    {
        if (!HeadCheck.IsValid(tables, image))
        {
            return false;
        }

        // Mappings name memory objects, threads and vCPUs name mappings: each is checked before it is used.
        var view = new TableView(tables);
        return MemoryCheck.IsValid(view, image) && ComponentCheck.IsValid(view) && EventCheck.IsValid(view)
            && GuestCheck.IsValid(view);
    }
}

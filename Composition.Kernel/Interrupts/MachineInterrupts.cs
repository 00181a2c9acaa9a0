// Finds the machine's interrupt controllers and connects the layout's interrupts.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>Interrupt controllers at boot.</summary>
internal static class MachineInterrupts
{
    /// <summary>How many pages have registers of the controllers.</summary>
    public static int RegisterPageCount => IoApic.Routing.IoApicCount + 1;

    /// <summary>The physical address of a page with registers of the controllers.</summary>
    public static ulong RegisterPage(int index) =>
        (index == 0 ? LocalApic.PhysicalBase : IoApic.Routing.IoApicAddress(index - 1)) & ~(UserAddressSpace.PageSize - 1);

    /// <summary>Enables the APICs with everything masked.</summary>
    public static void Enable(bool hasX2Apic)
    {
        LocalApic.Enable(hasX2Apic);
        IoApic.Initialize();
    }

    /// <summary>Routes an interrupt of the layout to a vector of this processor, masked. False: no such line.</summary>
    public static bool Route(
        in InterruptRecord record, int vector, out uint globalInterrupt, out bool isLevelTriggered)
    {
        IoApic.Routing.Resolve(in record, out globalInterrupt, out isLevelTriggered, out bool isActiveLow);
        return IoApic.Route(globalInterrupt, vector, isLevelTriggered, isActiveLow);
    }
}

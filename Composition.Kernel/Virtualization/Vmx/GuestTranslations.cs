// Translations that the processor keeps for guests, by their identifiers (Intel SDM vol. 3, 29.4 and 31.3).
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Drops translations.</summary>
// Sound: the instruction reads the two words of the descriptor, which are in this frame.
internal static unsafe class GuestTranslations
{
    // Types of INVEPT and INVVPID.
    private const ulong SingleContext = 1;
    private const ulong AllContexts = 2;

    private static ulong flushType;

    /// <summary>Chooses the instruction that drops one guest's translations.</summary>
    public static void Adopt(ulong capability, uint secondaryControls) =>
        flushType = (secondaryControls & SecondaryControl.EnableIdentifiers) == 0
            ? 0
            : (capability & EptCapability.InvvpidSingleContext) != 0 ? SingleContext : AllContexts;

    /// <summary>Drops the guest's translations. Without identifiers every entry does so.</summary>
    public static void Flush(Vcpu* vcpu)
    {
        if (flushType != 0)
        {
            ulong* descriptor = stackalloc ulong[2];
            descriptor[0] = vcpu->AddressSpaceIdentifier;
            descriptor[1] = 0;
            VmxInstructions.InvalidateIdentifier(flushType, descriptor);
        }
    }

    /// <summary>Invalidates translations that a boot loader's hypervisor may have left: SDM vol. 3, 29.4.3.3.</summary>
    public static void DropAll(ulong capability)
    {
        const ulong Needed = EptCapability.Invept | EptCapability.InveptAllContexts;
        ulong* descriptor = stackalloc ulong[2];
        descriptor[0] = 0;
        descriptor[1] = 0;
        if ((capability & Needed) == Needed)
        {
            VmxInstructions.InvalidateEpt(AllContexts, descriptor);
        }

        if ((capability & EptCapability.Invvpid) != 0 && (capability & EptCapability.InvvpidAllContexts) != 0)
        {
            VmxInstructions.InvalidateIdentifier(AllContexts, descriptor);
        }
    }
}

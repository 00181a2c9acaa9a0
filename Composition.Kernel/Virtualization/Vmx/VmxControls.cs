// The controls with which guests run: those that the kernel needs, as allowed by the capability registers.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The five control fields, the same for every guest but for what changes at run time.</summary>
internal struct VmxControls
{
    public uint Pin;
    public uint Primary;
    public uint Secondary;
    public uint Exit;
    public uint Entry;

    /// <summary>The controls on a processor that <see cref="VmxProcessor.Judge"/> has accepted.</summary>
    public static VmxControls Choose(in VmxProcessorFacts facts)
    {
        uint pin = ControlCapability.Select(facts.PinControls, PinControl.Required, PinControl.ActivatePreemptionTimer);

        // The timer is saved only where it runs (SDM vol. 3, 27.2.1.2).
        uint save = (pin & PinControl.ActivatePreemptionTimer) != 0 ? ExitControl.SavePreemptionTimer : 0;
        return new()
        {
            Pin = pin,
            Primary = ControlCapability.Select(facts.PrimaryControls, PrimaryControl.Required, 0),
            Secondary = ControlCapability.Select(facts.SecondaryControls, SecondaryControl.Required, Optional(facts)),
            Exit = ControlCapability.Select(facts.ExitControls, ExitControl.Required, save),
            Entry = ControlCapability.Select(facts.EntryControls, EntryControl.Required, 0),
        };
    }

    /// <summary>Identifiers are of use only if their translations can be dropped.</summary>
    private static uint Optional(in VmxProcessorFacts facts)
    {
        const ulong Flush = EptCapability.InvvpidSingleContext | EptCapability.InvvpidAllContexts;
        bool canFlush = (facts.EptAndIdentifiers & EptCapability.Invvpid) != 0
            && (facts.EptAndIdentifiers & Flush) != 0;
        return canFlush ? SecondaryControl.Desired : SecondaryControl.Desired & ~SecondaryControl.EnableIdentifiers;
    }
}

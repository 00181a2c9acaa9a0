// Processors for tests of VMX.
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Boot.Guests;

internal static class VmxFacts
{
    /// <summary>A capability register that forbids nothing and demands <paramref name="demanded"/>.</summary>
    public static ulong Capability(uint allowed, uint demanded = 0) => ((ulong)(allowed | demanded) << 32) | demanded;

    /// <summary>A processor with all that guests need and no more.</summary>
    public static VmxProcessorFacts Sufficient => new()
    {
        Features = VmxProcessor.VmxFeature,
        FeatureControl = FeatureControl.Lock | FeatureControl.VmxOutsideSafeMode,
        PinControls = Capability(PinControl.Required),
        PrimaryControls = Capability(PrimaryControl.Required | PrimaryControl.NonMaskableWindowExiting),
        SecondaryControls = Capability(SecondaryControl.Required),
        ExitControls = Capability(ExitControl.Required),
        EntryControls = Capability(EntryControl.Required),
        EptAndIdentifiers = EptCapability.FourLevelWalk | EptCapability.WriteBack,
        Cr0Fixed0 = 0x8000_0021,
    };
}

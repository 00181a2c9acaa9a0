// The processor's VMX capabilities, read at boot.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Kernel.Boot.Guests;

/// <summary>Raw CPUID registers and capability MSRs. What does not exist reads as 0.</summary>
// Sound: CPUID fills a local variable.
internal unsafe struct VmxProcessorFacts
{
    private const uint FeatureLeaf = 1;

    /// <summary>CPUID 1 ECX.</summary>
    public uint Features;
    public ulong FeatureControl;
    public ulong Basic;
    public ulong Miscellaneous;
    public ulong PinControls;
    public ulong PrimaryControls;
    public ulong SecondaryControls;
    public ulong ExitControls;
    public ulong EntryControls;
    public ulong EptAndIdentifiers;
    public ulong Cr0Fixed0;
    public ulong Cr0Fixed1;
    public ulong Cr4Fixed0;
    public ulong Cr4Fixed1;

    /// <summary>Reads the facts of this processor.</summary>
    public static void Read(out VmxProcessorFacts facts)
    {
        facts = default;
        CpuidResult result;
        Instructions.Cpuid(FeatureLeaf, 0, &result);
        facts.Features = result.Ecx;
        if ((result.Ecx & VmxProcessor.VmxFeature) == 0)
        {
            return;
        }

        facts.FeatureControl = Instructions.ReadMsr(VmxMsr.FeatureControl);
        facts.Basic = Instructions.ReadMsr(VmxMsr.Basic);
        facts.Miscellaneous = Instructions.ReadMsr(VmxMsr.Miscellaneous);
        facts.Cr0Fixed0 = Instructions.ReadMsr(VmxMsr.Cr0Fixed0);
        facts.Cr0Fixed1 = Instructions.ReadMsr(VmxMsr.Cr0Fixed1);
        facts.Cr4Fixed0 = Instructions.ReadMsr(VmxMsr.Cr4Fixed0);
        facts.Cr4Fixed1 = Instructions.ReadMsr(VmxMsr.Cr4Fixed1);
        ReadControls(ref facts);
    }

    private static void ReadControls(ref VmxProcessorFacts facts)
    {
        bool hasTrue = (facts.Basic & VmxBasic.TrueControls) != 0;
        facts.PinControls = Instructions.ReadMsr(hasTrue ? VmxMsr.TruePinControls : VmxMsr.PinControls);
        facts.PrimaryControls = Instructions.ReadMsr(hasTrue ? VmxMsr.TruePrimaryControls : VmxMsr.PrimaryControls);
        facts.ExitControls = Instructions.ReadMsr(hasTrue ? VmxMsr.TrueExitControls : VmxMsr.ExitControls);
        facts.EntryControls = Instructions.ReadMsr(hasTrue ? VmxMsr.TrueEntryControls : VmxMsr.EntryControls);

        // Each of these registers exists only if a bit of the one before says so (A.3.3 and A.10).
        if (ControlCapability.Allows(facts.PrimaryControls, PrimaryControl.ActivateSecondaryControls))
        {
            facts.SecondaryControls = Instructions.ReadMsr(VmxMsr.SecondaryControls);
        }

        if (ControlCapability.Allows(facts.SecondaryControls, SecondaryControl.EnableEpt)
            || ControlCapability.Allows(facts.SecondaryControls, SecondaryControl.EnableIdentifiers))
        {
            facts.EptAndIdentifiers = Instructions.ReadMsr(VmxMsr.EptAndIdentifiers);
        }
    }
}

// What a local APIC remembers, apart from its IRR, ISR, TMR and timer.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>The registers of a local APIC.</summary>
internal struct LocalApicState
{
    /// <summary>IA32_APIC_BASE.</summary>
    public ulong ApicBase;

    /// <summary>TPR.</summary>
    public uint TaskPriority;

    /// <summary>LDR of an xAPIC.</summary>
    public uint LogicalDestination;

    /// <summary>DFR of an xAPIC.</summary>
    public uint DestinationFormat;

    /// <summary>SVR.</summary>
    public uint SpuriousVector;

    /// <summary>ESR as the guest reads it.</summary>
    public uint ErrorStatus;

    /// <summary>Errors since the last write to ESR.</summary>
    public uint ErrorsSinceWrite;

    /// <summary>ICR bits 31:0.</summary>
    public uint CommandLow;

    /// <summary>ICR bits 63:32.</summary>
    public uint CommandHigh;

    /// <summary>LVT thermal sensor entry.</summary>
    public uint LvtThermal;

    /// <summary>LVT performance counter entry.</summary>
    public uint LvtPerformance;

    /// <summary>LVT LINT0 entry.</summary>
    public uint LvtLint0;

    /// <summary>LVT LINT1 entry.</summary>
    public uint LvtLint1;

    /// <summary>LVT error entry.</summary>
    public uint LvtError;

    /// <summary>The level of the LINT0 pin.</summary>
    public bool Lint0;

    /// <summary>The level of the LINT1 pin.</summary>
    public bool Lint1;

    /// <summary>An ExtINT message has arrived and its vector has not been fetched.</summary>
    public bool ExternalRequested;
}

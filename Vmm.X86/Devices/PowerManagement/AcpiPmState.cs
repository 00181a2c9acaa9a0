// What the ACPI registers remember.
namespace CamkesNet.Vmm.Devices.PowerManagement;

/// <summary>The ACPI fixed hardware and GPE0 registers.</summary>
internal struct AcpiPmState
{
    /// <summary>PM1_STS.</summary>
    public ushort Status;

    /// <summary>PM1_EN.</summary>
    public ushort Enable;

    /// <summary>PM1_CNT without SCI_EN.</summary>
    public ushort Control;

    /// <summary>GPE0_STS.</summary>
    public ushort GeneralStatus;

    /// <summary>GPE0_EN.</summary>
    public ushort GeneralEnable;

    /// <summary>How often the timer's top bit had changed when TMR_STS was last brought up to date.</summary>
    public ulong TimerHalves;
}

// Intel SDM vol. 3A, "APIC Timer": LVT timer bits 18:17.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>How the local APIC's timer runs.</summary>
internal enum LocalApicTimerMode
{
    /// <summary>Counts down once.</summary>
    OneShot = 0,

    /// <summary>Counts down and starts again.</summary>
    Periodic = 1,

    /// <summary>Fires when the time-stamp counter reaches IA32_TSC_DEADLINE.</summary>
    TscDeadline = 2,

    /// <summary>Reserved; it does nothing.</summary>
    Reserved = 3,
}

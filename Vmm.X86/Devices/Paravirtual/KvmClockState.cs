// What the paravirtual clock remembers.
namespace CamkesNet.Vmm.Devices.Paravirtual;

/// <summary>The MSRs of the paravirtual clock.</summary>
internal struct KvmClockState
{
    /// <summary>MSR_KVM_WALL_CLOCK_NEW.</summary>
    public ulong WallClock;

    /// <summary>MSR_KVM_SYSTEM_TIME_NEW.</summary>
    public ulong SystemTime;
}

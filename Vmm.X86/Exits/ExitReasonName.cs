// What reports call the reasons for an exit.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Exits;

/// <summary>Short names of exit reasons.</summary>
internal static class ExitReasonName
{
    /// <summary>The name, UTF-8.</summary>
    public static ReadOnlySpan<byte> Of(VcpuExitReason reason) => reason switch
    {
        VcpuExitReason.PortAccess => "port"u8,
        VcpuExitReason.MemoryAccess => "memory"u8,
        VcpuExitReason.Cpuid => "cpuid"u8,
        VcpuExitReason.MsrRead => "rdmsr"u8,
        VcpuExitReason.MsrWrite => "wrmsr"u8,
        VcpuExitReason.Halt => "hlt"u8,
        VcpuExitReason.InterruptWindow => "window"u8,
        VcpuExitReason.Notified => "notified"u8,
        VcpuExitReason.DeadlineReached => "timer"u8,
        VcpuExitReason.Shutdown => "shutdown"u8,
        VcpuExitReason.Hypercall => "hypercall"u8,
        VcpuExitReason.ControlRegisterAccess => "cr"u8,
        VcpuExitReason.DebugRegisterAccess => "dr"u8,
        VcpuExitReason.Exception => "exception"u8,
        VcpuExitReason.TaskSwitch => "task switch"u8,
        VcpuExitReason.ExtendedControlRegisterWrite => "xsetbv"u8,
        VcpuExitReason.CacheControl => "wbinvd"u8,
        VcpuExitReason.MonitorWait => "mwait"u8,
        VcpuExitReason.Pause => "pause"u8,
        VcpuExitReason.ForbiddenInstruction => "forbidden"u8,
        VcpuExitReason.InvalidState => "invalid state"u8,
        VcpuExitReason.NotAvailable => "not available"u8,
        _ => "other"u8,
    };
}

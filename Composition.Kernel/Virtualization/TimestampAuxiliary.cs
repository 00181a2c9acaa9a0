// TSC_AUX, which RDTSCP and RDPID return, is not switched by the hardware (AMD APM vol. 3, RDTSCP; Intel SDM vol. 3,
// 18.17.2). The kernel leaves it 0, so that a guest's value does not reach components, which could read it.
using System.Runtime.CompilerServices;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Puts a guest's TSC_AUX into the processor while the guest runs.</summary>
// Sound: vCPUs are never freed.
internal static unsafe class TimestampAuxiliary
{
    /// <summary>What the register can hold; the upper half is reserved, and a write to it would fault.</summary>
    public const ulong Mask = uint.MaxValue;

    /// <summary>Clears what firmware may have left in the register.</summary>
    public static void Initialize()
    {
        if (GuestLimits.OfThisMachine.TimestampAuxiliary != 0)
        {
            Instructions.WriteMsr(MsrNumber.TimestampAuxiliary, 0);
        }
    }

    /// <summary>Before the world switch. Guests with one processor have 0 there, so it costs most of them nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(Vcpu* vcpu)
    {
        if (vcpu->TimestampAuxiliary != 0)
        {
            Instructions.WriteMsr(MsrNumber.TimestampAuxiliary, vcpu->TimestampAuxiliary);
        }
    }

    /// <summary>After the world switch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Leave(Vcpu* vcpu)
    {
        if (vcpu->TimestampAuxiliary != 0)
        {
            Instructions.WriteMsr(MsrNumber.TimestampAuxiliary, 0);
        }
    }
}

// Bounds the time that a guest runs with interrupts disabled (Intel SDM vol. 3, 26.5.1 and 27.7.4).
//
// External interrupts leave a guest whatever its RFLAGS.IF is, but an emulator forgets that: Bochs 2.7 does not notice
// interrupts in a guest that was entered with IF clear until the guest changes IF, so one that never does would hold
// the machine. The timer leaves it, and the kernel takes what is pending. On processors it does not come to that: the
// interrupt is first.
using CamkesNet.Kernel.Interrupts;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The VMX-preemption timer, where the processor has it.</summary>
// Sound: the context is that of the vCPU whose VMCS is current.
internal static unsafe class PreemptionTimer
{
    private const ulong EntriesPerSecond = 1000;
    private const uint Longest = uint.MaxValue;

    private static bool isActive;
    private static int rate;

    /// <summary>Remembers how the timer counts, if it is among the pin-based controls in use.</summary>
    public static void Adopt(ulong miscellaneous, uint pinControls)
    {
        isActive = (pinControls & PinControl.ActivatePreemptionTimer) != 0;
        rate = (int)(miscellaneous & VmxMiscellaneous.TimerRateMask);
    }

    /// <summary>Sets the timer of a new VMCS.</summary>
    public static void Reset(VmxContext* context) => Write(context, Longest);

    /// <summary>Sets the timer for a run that begins with this RFLAGS.</summary>
    public static void Load(VmxContext* context, ulong rflags)
    {
        if (isActive)
        {
            Write(context, IsBounded(rflags) ? Bound : Longest);
        }
    }

    /// <summary>
    /// Before a run goes on behind an exit that the kernel has handled: what is left counts on, so that a guest that
    /// causes nothing but such exits is left as well.
    /// </summary>
    public static void Continue(VmxContext* context)
    {
        if (isActive && context->PreemptionTimer == Longest && IsBounded(Vmcs.Read(VmcsField.GuestRflags)))
        {
            Write(context, Bound);
        }
    }

    /// <summary>Timer ticks for a time in time-stamp ticks, from 1 to the timer's limit.</summary>
    public static uint Ticks(ulong timestamps, int rate) =>
        (uint)Math.Clamp(timestamps >> rate, 1, Longest);

    private static uint Bound => Ticks(TimestampClock.Frequency / EntriesPerSecond, rate);

    private static bool IsBounded(ulong rflags) => (rflags & Rflags.Interrupt) == 0;

    private static void Write(VmxContext* context, uint value)
    {
        context->PreemptionTimer = value;
        if (isActive)
        {
            Vmcs.Write(VmcsField.PreemptionTimer, value);
        }
    }
}

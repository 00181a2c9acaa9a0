// The one-shot timer of the timer queue: TSC deadlines if the processor has them, otherwise counted ticks.
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>Arms the local APIC's timer for a time-stamp counter value (Intel SDM vol. 3A, 11.5.4).</summary>
internal static class LocalApicTimer
{
    private const uint OneShot = 0;
    private const uint TscDeadlineMode = 2U << 17;
    private const uint DivideBy16 = 0x3;

    private static bool hasTscDeadline;

    public static void Initialize(bool processorHasTscDeadline)
    {
        hasTscDeadline = processorHasTscDeadline;
        LocalApic.Write(LocalApic.DivideOffset, DivideBy16);
        LocalApic.Write(
            LocalApic.TimerEntryOffset, (hasTscDeadline ? TscDeadlineMode : OneShot) | InterruptVector.Timer);
    }

    /// <summary>Starts counting down from the largest value, with the interrupt masked: for calibration.</summary>
    public static void StartCounting()
    {
        LocalApic.Write(LocalApic.DivideOffset, DivideBy16);
        LocalApic.Write(LocalApic.TimerEntryOffset, OneShot | LocalApic.Masked);
        LocalApic.Write(LocalApic.InitialCountOffset, uint.MaxValue);
    }

    /// <summary>Ticks since <see cref="StartCounting"/>.</summary>
    public static uint CountedTicks => uint.MaxValue - LocalApic.Read(LocalApic.CurrentCountOffset);

    /// <summary>Ends what <see cref="StartCounting"/> began.</summary>
    public static void StopCounting() => LocalApic.Write(LocalApic.InitialCountOffset, 0);

    /// <summary>
    /// Makes the timer fire at <paramref name="deadline"/> at the latest. A timer that would fire earlier is left
    /// alone: its interrupt finds nothing to do and rearms it, which costs less than arming it at every switch.
    /// </summary>
    /// <param name="armed">What the processor's timer is armed for.</param>
    /// <param name="deadline">A value of the time-stamp counter.</param>
    public static void Arm(ref ulong armed, ulong deadline)
    {
        if (deadline >= armed)
        {
            return;
        }

        armed = deadline;
        if (hasTscDeadline)
        {
            Instructions.WriteMsr(MsrNumber.TscDeadline, ToTscDeadline(deadline));
            return;
        }

        ulong now = Instructions.ReadTimestamp();
        LocalApic.Write(
            LocalApic.InitialCountOffset, deadline <= now ? 1 : TimestampClock.ToTimerTicks(deadline - now));
    }

    /// <summary>
    /// What the deadline register has to hold. Zero would disarm the timer, and nothing later than a deadline of zero
    /// would ever arm it again (Intel SDM vol. 3A, 11.5.4.1).
    /// </summary>
    public static ulong ToTscDeadline(ulong deadline) => Math.Max(deadline, 1);
}

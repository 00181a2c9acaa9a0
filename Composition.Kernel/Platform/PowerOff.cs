// Ends the run of the machine.
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.Platform;

/// <summary>Switches the machine off by ACPI S5, and ends QEMU by its debug exit device where there is one.</summary>
internal static unsafe class PowerOff
{
    private const int SleepTypeShift = 10;
    private const uint SleepEnable = 1U << 13;

    /// <summary>QEMU's isa-debug-exit as the tests configure it: the exit status is value * 2 + 1.</summary>
    private const ushort DebugExitPort = 0xF4;

    private static PowerOffRegisters registers;

    public static void Initialize(PowerOffRegisters machine) => registers = machine;

    /// <summary>Called when no thread is ready: powers off when no deadline and no interrupt can change that.</summary>
    public static void IfNothingCanHappen(ulong earliestDeadline)
    {
        if (earliestDeadline != TimerEntry.Never)
        {
            return;
        }

        for (uint i = 0; i < KernelObjects.InterruptCount; i++)
        {
            if (IsHeard(KernelObjects.Interrupts + i))
            {
                return;
            }
        }

        WriteSummary();
        Machine();
    }

    /// <summary>Switches the machine off.</summary>
    public static void Machine()
    {
        if (registers.Control1A != 0)
        {
            Instructions.PortOut16(
                registers.Control1A, ((uint)registers.SleepType1A << SleepTypeShift) | SleepEnable);
        }

        if (registers.Control1B != 0)
        {
            Instructions.PortOut16(
                registers.Control1B, ((uint)registers.SleepType1B << SleepTypeShift) | SleepEnable);
        }

        Instructions.PortOut8(DebugExitPort, 0);
        Instructions.HaltForEver();
    }

    /// <summary>A thread that is alive waits for the interrupt.</summary>
    private static bool IsHeard(InterruptObject* interrupt)
    {
        Notification* notification = interrupt->Notification;
        return interrupt->IsRouted && (notification->Waiter != null ||
            (notification->BoundThread != null && notification->BoundThread->State == ThreadState.Receiving));
    }

    private static void WriteSummary()
    {
        uint stopped = 0;
        for (uint i = 0; i < KernelObjects.ComponentCount; i++)
        {
            stopped += KernelObjects.Components[i].Status == ComponentStatus.Stopped ? 1U : 0;
        }

        KernelLog.BeginLine();
        KernelLog.Write("nothing left to do, powering off (components waiting: "u8);
        KernelLog.WriteDecimal(KernelObjects.ComponentCount - stopped);
        KernelLog.Write(", stopped: "u8);
        KernelLog.WriteDecimal(stopped);
        KernelLog.Write(")"u8);
        KernelLog.EndLine();
    }
}

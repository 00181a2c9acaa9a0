// Ends the run of the machine.
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Platform;

/// <summary>Switches the machine off by ACPI S5, and ends QEMU by its debug exit device where there is one.</summary>
internal static unsafe class PowerOff
{
    private const int SleepTypeShift = 10;
    private const uint SleepEnable = 1U << 13;

    /// <summary>QEMU's isa-debug-exit, if it is configured: the exit status is value * 2 + 1.</summary>
    private const ushort DebugExitPort = 0xF4;

    private static PowerOffRegisters registers;

    public static void Initialize(PowerOffRegisters machine) => registers = machine;

    /// <summary>Switches the machine off; an emulator ends with the status if it can.</summary>
    // Sound: the log's outputs are statics of the kernel, which never move.
    public static void Machine(MachineStatus status)
    {
        KernelLog.Console->Flush();
        KernelLog.Own->Flush();
        if (status != MachineStatus.Success)
        {
            Instructions.PortOut8(DebugExitPort, (uint)status);
        }

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

        if (registers.Control1A == 0 && registers.Control1B == 0)
        {
            // Where nothing else ends it. After a good end the emulator's status must be that of ACPI's, 0.
            Instructions.PortOut8(DebugExitPort, 0);
        }

        Instructions.HaltForEver();
    }
}

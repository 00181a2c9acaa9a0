// Accesses to device memory, and instructions that are emulated.
using CamkesNet.Abi;
using CamkesNet.Vmm.Emulation;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    private bool HandleMemory(ref VcpuState state)
    {
        devicesTouched = true;
        ulong access = state.Qualification;
        if ((access & MemoryAccess.PageTableWalk) != 0)
        {
            return Fail(GuestFailure.PageTablesOutsideRam);
        }

        if ((access & MemoryAccess.Fetch) != 0)
        {
            return Fail(GuestFailure.ExecutesOutsideRam);
        }

        // The processor was pushing an interrupt frame or reading a descriptor: there is no instruction to emulate.
        return (state.Injection & EventInjection.Valid) != 0
            ? Fail(GuestFailure.EventDeliveryOutsideRam)
            : HandleEmulation(ref state);
    }

    private bool HandleEmulation(ref VcpuState state)
    {
        EmulationResult result = emulator.Execute(ref state);
        if (result == EmulationResult.Completed)
        {
            UpdateTaskPriority(ref state);
            RaiseSingleStep(ref state);
        }

        return GoOn(result);
    }

    // The local APIC's task priority register and CR8 are one.
    private void UpdateTaskPriority(ref VcpuState state)
    {
        ulong priority = (ulong)localApic.TaskPriority >> TaskPriorityShift;
        if (state.Cr8 != priority)
        {
            state.Cr8 = priority;
            state.DirtyGroups |= VcpuRegisterGroup.Control;
        }
    }
}

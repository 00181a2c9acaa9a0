// IN, OUT, INS, OUTS.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    // They came before the exit: the device learns of them first.
    private void TakePostedWrites(ref VcpuState state)
    {
        int count = (int)Math.Min(state.PostedCount, VcpuState.PostedCapacity);
        if (ports.Posted is { } device)
        {
            state.PostedCount = 0;
            hasPosted = true;
            device.WritePosted(MemoryMarshal.CreateReadOnlySpan(ref PostedValues(ref state), count));
        }
    }

    // Sound: a fixed buffer in a page that stays mapped; its length is PostedCapacity.
    private static unsafe ref byte PostedValues(ref VcpuState state) => ref state.PostedValues[0];

    private bool HandlePort(ref VcpuState state)
    {
        ulong access = state.Qualification;
        if ((access & PortAccess.String) != 0)
        {
            devicesTouched = true;

            // Segment and address size come from the instruction: hardware without decode assists reports neither.
            return HandleEmulation(ref state);
        }

        ushort port = (ushort)(access & PortAccess.PortMask);
        int width = (int)((access >> PortAccess.WidthShift) & PortAccess.WidthMask);
        ref ulong accumulator = ref GuestRegisters.At(ref state, GeneralRegister.Rax);
        if ((access & PortAccess.In) != 0)
        {
            GuestRegisters.Write(ref accumulator, width, ports.Read(port, width));
        }
        else
        {
            ports.Write(port, width, (uint)accumulator);
        }

        devicesTouched |= !ports.IsOfPosted(port) || ports.Posted!.TakeEffect();
        return Complete(ref state);
    }
}

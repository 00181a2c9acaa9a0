// IN, OUT, INS, OUTS.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    private bool HandlePort(ref VcpuState state)
    {
        devicesTouched = true;
        ulong access = state.Qualification;
        if ((access & PortAccess.String) != 0)
        {
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

        return Complete(ref state);
    }
}

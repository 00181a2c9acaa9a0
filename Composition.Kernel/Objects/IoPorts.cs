// A range of I/O ports. The object is its record in the boot tables.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Objects;

/// <summary>The system calls on I/O ports.</summary>
// Sound: the slot held I/O ports, whose object is their record in the boot tables.
internal static unsafe class IoPorts
{
    /// <summary>System call PortIn.</summary>
    public static FaultKind In(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        if (!IsInRange(in *(IoPortsRecord*)capability->Object, frame->Rsi, frame->Rdx))
        {
            return FaultKind.InvalidArgument;
        }

        uint port = (uint)frame->Rsi;
        KernelLog.SeeAccess(port, isWrite: false, 0);
        frame->Rax = frame->Rdx switch
        {
            1 => Instructions.PortIn8(port),
            2 => Instructions.PortIn16(port),
            _ => Instructions.PortIn32(port),
        };
        return FaultKind.None;
    }

    /// <summary>System call PortOut.</summary>
    public static FaultKind Out(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        if (!IsInRange(in *(IoPortsRecord*)capability->Object, frame->Rsi, frame->Rdx))
        {
            return FaultKind.InvalidArgument;
        }

        (uint port, uint value) = ((uint)frame->Rsi, (uint)frame->R8);
        KernelLog.SeeAccess(port, isWrite: true, value);
        switch (frame->Rdx)
        {
            case 1:
                Instructions.PortOut8(port, value);
                break;
            case 2:
                Instructions.PortOut16(port, value);
                break;
            default:
                Instructions.PortOut32(port, value);
                break;
        }

        frame->Rax = 0;
        return FaultKind.None;
    }

    /// <summary>System call PortOutBytes.</summary>
    public static FaultKind OutBytes(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        (ulong port, ulong count) = (frame->Rsi, frame->Rdx);
        if (!IsInRange(in *(IoPortsRecord*)capability->Object, port, sizeof(byte)) || count > 2 * sizeof(ulong))
        {
            return FaultKind.InvalidArgument;
        }

        uint value = 0;
        for (int i = 0; i < (int)count; i++)
        {
            ulong word = i < sizeof(ulong) ? frame->R8 : frame->R9;
            value = (byte)(word >> (i * 8 % 64));
            Instructions.PortOut8((uint)port, value);
        }

        KernelLog.SeeAccess((uint)port, isWrite: count != 0, value);

        frame->Rax = 0;
        return FaultKind.None;
    }

    /// <summary>Whether every port of an access lies in the range.</summary>
    public static bool IsInRange(in IoPortsRecord range, ulong port, ulong width) =>
        width is 1 or 2 or 4 && port >= range.First && port <= range.Last && range.Last - port >= width - 1;
}

// The end of the kernel by an exception: a defect of it, or of the machine.
using System.Runtime;
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Faults;

/// <summary>Reports an exception of the kernel and stops the machine.</summary>
// Sound: the stub passes the frame that it has pushed; of the stack only aligned words between the linker's marks are
// read.
internal static unsafe class KernelException
{
    private const int MaximumReturnAddresses = 12;

    /// <summary>An exception in ring 0, a double fault, a machine check or a non-maskable interrupt.</summary>
    [RuntimeExport("KernelException")]
    private static void Handle(RegisterFrame* frame)
    {
        KernelLog.BeginLine();
        KernelLog.Write("CN3900 the kernel stopped: exception "u8);
        KernelLog.WriteDecimal(frame->Vector);
        KernelLog.Write(" error "u8, frame->ErrorCode);
        KernelLog.Write(" at "u8, frame->Rip);
        KernelLog.Write(" address "u8, Instructions.ReadCr2());
        KernelLog.Write(" stack "u8, frame->Rsp);
        KernelLog.EndLine();
        WriteReturnAddresses(frame->Rsp);
        Instructions.HaltForEver();
    }

    /// <summary>Every word on the kernel stack that points into the code: compiled code keeps no frame chain.</summary>
    private static void WriteReturnAddresses(ulong stackPointer)
    {
        ImageLayout* image = LinkerSymbols.Image();
        stackPointer &= ~(sizeof(ulong) - 1UL);
        if (stackPointer < image->StackBottom)
        {
            return;
        }

        int written = 0;
        for (; stackPointer < image->StackTop && written < MaximumReturnAddresses; stackPointer += sizeof(ulong))
        {
            ulong word = *(ulong*)stackPointer;
            if (word >= image->ImageStart && word < image->TextEnd)
            {
                KernelLog.BeginLine();
                KernelLog.Write("  from "u8, word);
                KernelLog.EndLine();
                written++;
            }
        }
    }
}

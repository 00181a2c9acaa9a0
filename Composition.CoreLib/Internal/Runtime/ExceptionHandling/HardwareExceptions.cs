// Processor exceptions that become C# exceptions.
using System;
using System.Runtime;

namespace Internal.Runtime;

// Sound: the platform passes the registers of the faulting thread, on whose stack a stub's return address is the last
// word.
internal static unsafe class HardwareExceptions
{
    private enum Kind
    {
        DivideError = 0,
        NullReference = 1,
    }

    /// <summary>
    /// The platform calls this, on the faulting thread's stack, for #DE and for #PF in page 0. It never returns.
    /// <paramref name="at"/> holds the faulting instruction's address and the registers at that moment.
    /// </summary>
    [RuntimeExport("RuntimeHardwareException")]
    private static void RuntimeHardwareException(Kind kind, Context* at)
    {
        Context frame = *at;
        if (IsInFaultingStub(frame.InstructionPointer))
        {
            // A null reference met in a stub is its caller's; the return address is still on top of the stack.
            frame.InstructionPointer = *(ulong*)frame.StackPointer;
            frame.StackPointer += sizeof(ulong);
        }
        else
        {
            // What follows takes an instruction pointer for a return address and looks one byte before it.
            frame.InstructionPointer++;
        }
        ExceptionDispatch.Dispatch(MakeException(kind), &frame);
    }

    /// <summary>An exception of the allocation itself could not be thrown from here: no managed code called.</summary>
    private static Exception MakeException(Kind kind)
    {
        try
        {
            return kind == Kind.DivideError ? new DivideByZeroException() : new NullReferenceException();
        }
        catch (OutOfMemoryException outOfMemory)
        {
            return outOfMemory;
        }
    }

    private static bool IsInFaultingStub(ulong instructionPointer) =>
        instructionPointer >= RuntimeImports.FaultingStubsStart()
        && instructionPointer < RuntimeImports.FaultingStubsEnd();
}

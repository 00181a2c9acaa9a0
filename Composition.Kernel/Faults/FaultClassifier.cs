// Classifies exceptions in ring 3 for the fault report.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Faults;

/// <summary>Maps exceptions to fault kinds. No state, no hardware.</summary>
internal static class FaultClassifier
{
    /// <summary>Accesses below this address are taken for a null reference and a field of it.</summary>
    public const ulong NullArea = 0x1_0000;

    /// <param name="vector">The exception.</param>
    /// <param name="errorCode">Its error code.</param>
    /// <param name="address">CR2, for a page fault.</param>
    /// <param name="stackBottom">Lowest mapped address of the thread's stack.</param>
    /// <param name="guardBottom">Lowest address of the unmapped area below it.</param>
    public static FaultKind Classify(
        ulong vector, ulong errorCode, ulong address, ulong stackBottom, ulong guardBottom) => (ExceptionVector)vector switch
        {
            ExceptionVector.Page => ClassifyPageFault(errorCode, address, stackBottom, guardBottom),
            ExceptionVector.DivideError or ExceptionVector.FloatingPoint or ExceptionVector.SimdFloatingPoint or
                ExceptionVector.Overflow => FaultKind.ArithmeticFault,
            ExceptionVector.InvalidOpcode or ExceptionVector.DeviceNotAvailable => FaultKind.InvalidInstruction,
            ExceptionVector.GeneralProtection or ExceptionVector.Stack or ExceptionVector.AlignmentCheck =>
                FaultKind.GeneralProtection,
            _ => FaultKind.OtherTrap,
        };

    private static FaultKind ClassifyPageFault(
        ulong errorCode, ulong address, ulong stackBottom, ulong guardBottom)
    {
        if (address < NullArea)
        {
            return FaultKind.NullReference;
        }

        if (address >= guardBottom && address < stackBottom)
        {
            return FaultKind.StackOverflow;
        }

        if ((errorCode & PageFaultError.Present) == 0 || address >= UserAddressSpace.End)
        {
            return FaultKind.UnmappedMemory;
        }

        return (errorCode & PageFaultError.InstructionFetch) != 0 ? FaultKind.ExecuteData
            : (errorCode & PageFaultError.Write) != 0 ? FaultKind.WriteToReadOnly
            : FaultKind.UnmappedMemory;
    }
}

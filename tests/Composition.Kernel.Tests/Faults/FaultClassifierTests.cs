// What exceptions of ring 3 are called.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Tests.Faults;

[TestFixture]
public class FaultClassifierTests
{
    private const ulong StackBottom = 0x1_00FF_0000;
    private const ulong GuardBottom = 0x1_0000_0000;
    private const ulong NotPresentRead = PageFaultError.User;
    private const ulong ProtectedWrite = PageFaultError.User | PageFaultError.Present | PageFaultError.Write;
    private const ulong ProtectedFetch = PageFaultError.User | PageFaultError.Present | PageFaultError.InstructionFetch;

    [TestCase(0UL, NotPresentRead, FaultKind.NullReference)]
    [TestCase(0xFFFFUL, NotPresentRead, FaultKind.NullReference)]
    [TestCase(0x1_0000UL, NotPresentRead, FaultKind.UnmappedMemory)]
    [TestCase(StackBottom - 1, NotPresentRead, FaultKind.StackOverflow)]
    [TestCase(GuardBottom, NotPresentRead, FaultKind.StackOverflow)]
    [TestCase(GuardBottom - 1, NotPresentRead, FaultKind.UnmappedMemory)]
    [TestCase(0x40_0000UL, ProtectedWrite, FaultKind.WriteToReadOnly)]
    [TestCase(0x2000_0000UL, ProtectedFetch, FaultKind.ExecuteData)]
    [TestCase(KernelAddressSpace.ImageBase, ProtectedWrite, FaultKind.UnmappedMemory)]
    [TestCase(KernelAddressSpace.ImageBase, ProtectedFetch, FaultKind.UnmappedMemory)]
    public void Page_faults_are_named_by_address_and_access(ulong address, ulong code, object expected) =>
        Assert.That(
            FaultClassifier.Classify((ulong)ExceptionVector.Page, code, address, StackBottom, GuardBottom),
            Is.EqualTo(expected));

    [TestCase(ExceptionVector.DivideError, FaultKind.ArithmeticFault)]
    [TestCase(ExceptionVector.SimdFloatingPoint, FaultKind.ArithmeticFault)]
    [TestCase(ExceptionVector.InvalidOpcode, FaultKind.InvalidInstruction)]
    [TestCase(ExceptionVector.GeneralProtection, FaultKind.GeneralProtection)]
    [TestCase(ExceptionVector.Stack, FaultKind.GeneralProtection)]
    [TestCase(ExceptionVector.Breakpoint, FaultKind.OtherTrap)]
    [TestCase(ExceptionVector.Debug, FaultKind.OtherTrap)]
    public void Other_exceptions_are_named_by_vector(int vector, object expected) =>
        Assert.That(FaultClassifier.Classify((ulong)vector, 0, 0, StackBottom, GuardBottom), Is.EqualTo(expected));
}

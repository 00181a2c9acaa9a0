// Which events a monitor may inject.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed class EventInjectionTests
{
    private const ulong ProtectedMode = 1;
    private const ulong RealMode = 0;
    private const ulong Valid = EventInjection.Valid;
    private const ulong Interrupt = Valid | EventInjection.TypeExternalInterrupt;
    private const ulong NonMaskable = Valid | EventInjection.TypeNonMaskable;
    private const ulong Exception = Valid | EventInjection.TypeException;
    private const ulong Software = Valid | EventInjection.TypeSoftwareInterrupt;
    private const ulong WithErrorCode = EventInjection.ErrorCodeValid | (0x15UL << EventInjection.ErrorCodeShift);

    [TestCase(Interrupt | 0x20, ProtectedMode)]
    [TestCase(Interrupt | 0xFF, RealMode)]
    [TestCase(NonMaskable | 2, ProtectedMode)]
    [TestCase(Software | 0x80, ProtectedMode)]
    [TestCase(Exception | 6, ProtectedMode)]
    [TestCase(Exception | 13 | WithErrorCode, ProtectedMode)]
    [TestCase(Exception | 14 | WithErrorCode, ProtectedMode)]
    [TestCase(Exception | 13, RealMode)]
    public void Legal_events_are_accepted(ulong injection, ulong cr0) =>
        Assert.That(EntryChecks.CheckInjection(injection, cr0), Is.EqualTo(EntryCheck.None));

    [TestCase(Interrupt | 0x20 | (1UL << 12))]
    [TestCase(Interrupt | 0x20 | (1UL << 30))]
    public void Reserved_bits_are_refused(ulong injection) =>
        Assert.That(EntryChecks.CheckInjection(injection, ProtectedMode), Is.EqualTo(EntryCheck.InjectionReserved));

    [TestCase(1UL)]
    [TestCase(5UL)]
    [TestCase(7UL)]
    public void Types_that_do_not_exist_are_refused(ulong type) =>
        Assert.That(
            EntryChecks.CheckInjection(Valid | (type << 8) | 3, ProtectedMode), Is.EqualTo(EntryCheck.InjectionType));

    [TestCase(Exception | 2)]
    [TestCase(Exception | 32)]
    [TestCase(NonMaskable | 3)]
    public void Vectors_that_the_type_cannot_have_are_refused(ulong injection) =>
        Assert.That(EntryChecks.CheckInjection(injection, ProtectedMode), Is.EqualTo(EntryCheck.InjectionVector));

    [TestCase(Exception | 13, ProtectedMode)]
    [TestCase(Exception | 6 | WithErrorCode, ProtectedMode)]
    [TestCase(Exception | 13 | WithErrorCode, RealMode)]
    [TestCase(Interrupt | 0x20 | WithErrorCode, ProtectedMode)]
    public void An_error_code_too_many_or_too_few_is_refused(ulong injection, ulong cr0) =>
        Assert.That(EntryChecks.CheckInjection(injection, cr0), Is.EqualTo(EntryCheck.InjectionErrorCode));
}

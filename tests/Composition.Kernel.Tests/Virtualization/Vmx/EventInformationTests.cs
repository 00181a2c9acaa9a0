// Events in the forms of both makers.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed class EventInformationTests
{
    private const uint PageFault = EventInformation.Valid | EventInformation.ErrorCodeValid
        | EventInformation.TypeHardwareException | 14;

    [Test]
    public void An_event_that_is_not_valid_is_none()
    {
        Assert.That(EventInformation.ToInterruptedEvent(PageFault & ~EventInformation.Valid, 2), Is.Zero);
    }

    [Test]
    public void An_interrupted_page_fault_keeps_its_error_code()
    {
        ulong result = EventInformation.ToInterruptedEvent(PageFault, 2);
        Assert.That(result, Is.EqualTo(
            EventInjection.Valid | EventInjection.TypeException | EventInjection.ErrorCodeValid
            | (2UL << EventInjection.ErrorCodeShift) | 14));
    }

    [Test]
    public void An_error_code_without_its_flag_is_ignored()
    {
        ulong result = EventInformation.ToInterruptedEvent(EventInformation.Valid | 0x30, 7);
        Assert.That(result, Is.EqualTo(EventInjection.Valid | 0x30));
    }

    [TestCase(4U)]
    [TestCase(5U)]
    [TestCase(6U)]
    public void Software_events_are_left_to_their_instruction(uint type)
    {
        Assert.That(EventInformation.ToInterruptedEvent(EventInformation.Valid | (type << 8) | 3, 0), Is.Zero);
    }

    [Test]
    public void The_flag_of_an_unblocking_IRET_does_not_reach_the_monitor()
    {
        ulong result = EventInformation.ToInterruptedEvent(PageFault | EventInformation.UnblockedByIret, 0);
        Assert.That(result & EventInformation.UnblockedByIret, Is.Zero);
    }

    [Test]
    public void An_injection_comes_out_as_it_went_in()
    {
        ulong injection = EventInformation.ToInterruptedEvent(PageFault, 2);
        Assert.That(EventInformation.FromInjection(injection), Is.EqualTo(PageFault));
    }

    [Test]
    public void General_protection_has_an_error_code_outside_real_mode()
    {
        ulong real = EventInformation.GeneralProtection(cr0: 0);
        ulong isProtected = EventInformation.GeneralProtection(Cr0.ProtectionEnable);
        Assert.That(EntryChecks.CheckInjection(real, 0), Is.EqualTo(EntryCheck.None));
        Assert.That(
            EntryChecks.CheckInjection(isProtected, Cr0.ProtectionEnable), Is.EqualTo(EntryCheck.None));
    }
}

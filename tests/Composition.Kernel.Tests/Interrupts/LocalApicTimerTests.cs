// What the timer is armed with.
using CamkesNet.Kernel.Interrupts;

namespace CamkesNet.Tests.Interrupts;

[TestFixture]
public class LocalApicTimerTests
{
    [Test]
    public void A_deadline_of_zero_does_not_disarm_the_timer_of_everybody() =>
        Assert.That(LocalApicTimer.ToTscDeadline(0), Is.Not.Zero);

    [TestCase(1UL)]
    [TestCase(ulong.MaxValue - 1)]
    public void Other_deadlines_are_armed_as_they_are(ulong deadline) =>
        Assert.That(LocalApicTimer.ToTscDeadline(deadline), Is.EqualTo(deadline));
}

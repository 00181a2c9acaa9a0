// How a test of kvm-unit-tests ended, by its status and its console.
namespace CamkesNet.Tests.KvmUnitTests;

internal sealed class OutcomeTests
{
    // The suite's own statuses: 0, 38 and 63; any other is a failure.
    [TestCase(0u, "pass")]
    [TestCase(38u, "skip")]
    [TestCase(63u, "abort")]
    [TestCase(1u, "fail")]
    [TestCase(127u, "fail")]
    public void The_status_says_how_a_test_ended(uint status, string expected) =>
        Assert.That(Outcome.Of(status, isHanging: false, "").ToString(), Is.EqualTo(expected));

    [Test]
    public void A_test_without_a_status_hangs_or_has_crashed()
    {
        Assert.That(Outcome.Of(null, isHanging: true, "").Ending, Is.EqualTo(Ending.Hung));
        Assert.That(Outcome.Of(null, isHanging: false, "PASS: one\n").Ending, Is.EqualTo(Ending.Crashed));
    }

    [Test]
    public void Sub_tests_are_counted_by_the_beginnings_of_lines()
    {
        const string Console =
            """
            enabling apic
            PASS: first
            FAIL: second
            PASS: third
            SKIP: fourth
            a line with PASS: inside
            PASSED
            """;

        Assert.That(Outcome.Of(1, isHanging: false, Console).ToString(), Is.EqualTo("fail 2/3"));
    }

    [Test]
    public void The_status_outweighs_the_sub_tests()
    {
        Assert.That(Outcome.Of(1, isHanging: false, "PASS: all\n").ToString(), Is.EqualTo("fail 1/1"));
        Assert.That(Outcome.Of(0, isHanging: false, "FAIL: known\n").ToString(), Is.EqualTo("pass 0/1"));
    }
}

using CamkesNet.Hosted;

namespace CamkesTests;

public class AdderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void The_sum_comes_back_to_the_caller()
    {
        var composition = new AdderSystem();
        using HostedSystem system = HostedSystem.Start(composition);

        Assert.That(system.WaitForRun(composition.caller, Patience), Is.True);
        Assert.That(composition.caller.Result, Is.EqualTo(42));
    }

    [Test]
    public void A_fake_takes_the_place_of_a_component()
    {
        var composition = new AdderSystem();
        using var system = new HostedSystem(composition);
        system.Replace(composition.adder, new FakeAdder());
        system.Start();

        Assert.That(system.WaitForRun(composition.caller, Patience), Is.True);
        Assert.That(composition.caller.Result, Is.EqualTo(7));
    }

    private sealed class FakeAdder : IAdder
    {
        public int Add(int left, int right) => 7;
    }
}

// What hosted components see is what the document of their composition says, as on the image.
using System.Text.Json.Nodes;
using CamkesNet.Hosted;
using CamkesNet.Tests.Compositions;

namespace CamkesNet.Tests.Hosted;

[TestFixture]
internal sealed class HostedLayoutTests
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private static readonly string[] spokes = ["first", "second", "third"];

    private readonly JsonNode document = DocumentText.Parsed<Wheel>();

    [Test]
    public void Badge_bits_are_those_of_the_document()
    {
        var wheel = new Wheel();
        using var system = HostedSystem.Start(wheel);
        foreach ((string name, Spoke spoke) in SpokesOf(wheel))
        {
            Assert.That(spoke.Bell.Badge, Is.EqualTo(BadgeOf(name, nameof(Spoke.Bell), 0)));
            Assert.That(spoke.Tock.Badge, Is.EqualTo(BadgeOf(name, nameof(Spoke.Tock), 0)));
        }

        for (int element = 0; element < spokes.Length; element++)
        {
            Assert.That(wheel.hub.Ticks[element].Badge, Is.EqualTo(BadgeOf("hub", nameof(Hub.Ticks), element)));
        }
    }

    [Test]
    public void Ports_have_as_many_peers_as_in_the_document()
    {
        var wheel = new Wheel();
        using var system = HostedSystem.Start(wheel);
        Hub hub = wheel.hub;
        Assert.That(
            (hub.Plain.ClientCount, hub.Bells.ClientCount, hub.Boxes.ClientCount),
            Is.EqualTo((PeersOf(nameof(Hub.Plain)), PeersOf(nameof(Hub.Bells)), PeersOf(nameof(Hub.Boxes)))));
        Assert.That(
            (hub.Ticks.Count, hub.Tocks.Count, hub.Boards.Count),
            Is.EqualTo((PeersOf(nameof(Hub.Ticks)), PeersOf(nameof(Hub.Tocks)), PeersOf(nameof(Hub.Boards)))));
    }

    [TestCase(nameof(Spoke.Plain))]
    [TestCase(nameof(Spoke.Bell))]
    [TestCase(nameof(Spoke.Box))]
    public void Callers_have_the_numbers_of_the_document(string port)
    {
        foreach ((string name, int client) in RunEach(spoke => MailboxOf(spoke, port).Post(0)))
        {
            int slot = (int)document.Link(name, port, "endpoint")["slot"]!;
            ulong badge = (ulong)CapabilityOf(name, slot)["badge"]!;
            Assert.That(client, Is.EqualTo((int)(badge & 0xFFFF)), name);
        }
    }

    [Test]
    public void A_signal_arrives_at_the_element_of_its_sender()
    {
        var wheel = new Wheel();
        wheel.second.Program = spoke =>
        {
            spoke.Tick.Emit();
            spoke.Tock.Wait();
        };
        using var system = HostedSystem.Start(wheel);
        Assert.That(system.WaitForRun(wheel.second, patience), Is.True);
        int slot = (int)document.Link("second", nameof(Spoke.Tick), "notification")["slot"]!;
        ulong badge = (ulong)CapabilityOf("second", slot)["badge"]!;
        int element = Enumerable.Range(0, 3).Single(i => BadgeOf("hub", nameof(Hub.Ticks), i) == badge);
        Assert.That(wheel.hub.Ticked[element], Is.EqualTo(1));
        Assert.That(wheel.hub.Ticked.Sum(), Is.EqualTo(1));
    }

    [Test]
    public void An_element_of_memory_is_shared_with_one_peer()
    {
        foreach ((string name, int seen) in RunEach(spoke =>
        {
            spoke.Tick.Emit();
            spoke.Tock.Wait();
            return spoke.Board.Bytes[0];
        }))
        {
            string region = (string)document.Link(name, nameof(Spoke.Board), "region")["object"]!;
            int element = Enumerable.Range(0, 3).Single(
                i => (string?)document.Link("hub", nameof(Hub.Boards), "region", i)["object"] == region);
            Assert.That(seen, Is.EqualTo(element + 1), name);
        }
    }

    [Test]
    public void A_caller_gets_the_event_and_the_memory_that_are_its_own()
    {
        var wheel = new Wheel();
        var spokesDone = new CountdownEvent(3);
        foreach ((string name, Spoke spoke) in SpokesOf(wheel))
        {
            spoke.Program = self =>
            {
                self.Box.Call.Post(name.Length);
                self.Bell.Wait();
                spokesDone.Signal();
                spokesDone.Wait(patience);
                Assert.That(self.Box.Bytes[0], Is.EqualTo(name.Length));
            };
        }

        Assert.That(() => HostedSystem.Run(wheel), Throws.Nothing);
    }

    [Test]
    public void Elements_and_the_event_of_a_call_can_be_signalled_by_a_test()
    {
        var wheel = new Wheel();
        wheel.third.Program = spoke => spoke.Bell.Wait();
        using var system = HostedSystem.Start(wheel);
        system.Signal(wheel.third.Bell);
        Assert.That(system.WaitForRun(wheel.third, patience), Is.True);
        system.Signal(wheel.hub.Ticks[1]);
        Assert.That(() => wheel.hub.Ticked, Is.EqualTo(new[] { 0, 1, 0 }).After(30).Seconds.PollEvery(5).MilliSeconds);
    }

    [Test]
    public void A_caller_of_a_fake_can_still_be_signalled_and_has_its_memory()
    {
        var wheel = new Wheel();
        wheel.first.Program = spoke =>
        {
            Assert.That(spoke.Box.Call.Post(1), Is.EqualTo(77));
            spoke.Bell.Wait();
            spoke.Tick.Emit();
            Assert.That(spoke.Box.Bytes.Length, Is.EqualTo(256));
            Assert.That(spoke.Tick.IsConnected, Is.False);
        };
        using var system = new HostedSystem(wheel);
        system.Replace(wheel.hub, new FakeMailbox());
        system.Start();
        system.Signal(wheel.first.Bell);
        Assert.That(system.WaitForRun(wheel.first, patience), Is.True);
    }

    /// <summary>Runs a program in each spoke; its results by the names of the instances.</summary>
    private static Dictionary<string, int> RunEach(Func<Spoke, int> program)
    {
        var wheel = new Wheel();
        var results = new Dictionary<string, int>();
        foreach ((string name, Spoke spoke) in SpokesOf(wheel))
        {
            spoke.Program = self =>
            {
                int result = program(self);
                lock (results)
                {
                    results.Add(name, result);
                }
            };
        }

        HostedSystem.Run(wheel);
        Assert.That(results.Keys, Is.EquivalentTo(spokes));
        return results;
    }

    private static (string Name, Spoke Spoke)[] SpokesOf(Wheel wheel) =>
        [("first", wheel.first), ("second", wheel.second), ("third", wheel.third)];

    private static IMailbox MailboxOf(Spoke spoke, string port) => port switch
    {
        nameof(Spoke.Plain) => spoke.Plain.Call,
        nameof(Spoke.Bell) => spoke.Bell.Call,
        _ => spoke.Box.Call,
    };

    private ulong BadgeOf(string instance, string port, int element) =>
        (ulong)document.Link(instance, port, "notification", element)["badge"]!;

    private int PeersOf(string port) => (int)document.Port("hub", port)["peers"]!;

    private JsonNode CapabilityOf(string instance, int slot) =>
        document.Laid(instance)["capabilities"]!.AsArray().Single(item => (int)item!["slot"]! == slot)!;

    private sealed class FakeMailbox : IMailbox
    {
        public int Post(int value) => 77;
    }
}

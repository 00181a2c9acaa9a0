// Dataports that are joined by several connections share one region.
using System.Reflection;
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Layout;

public sealed class SharedRegionTests
{
    private const string Parts = """
        public struct Small { public long Value; }

        [Component]
        public partial class Part : Component
        {
            public partial Dataport<Small> Port { get; }
        }
        """;

    [TestCase("b.Port, c.Port")]
    [TestCase("c.Port, b.Port")]
    public void Connections_that_meet_in_a_dataport_share_the_region_of_the_first(string ends) => Assert.That(
        Layout("[Connection] public SharedData<Small> one => new(a.Port, b.Port); "
            + "[Connection] public SharedData<Small> two => new(c.Port, d.Port); "
            + $"[Connection] public SharedData<Small> three => new({ends});"),
        Does.Contain("{ \"name\": \"one\", \"kind\": \"region\", \"size\": 4096 }")
            .And.Not.Contain("\"name\": \"two\", \"kind\": \"region\"")
            .And.Not.Contain("\"object\": \"two\"")
            .And.Not.Contain("\"object\": \"three\""));

    [Test]
    public void A_connector_has_one_region_at_most_because_a_port_opens_one() => Assert.That(
        typeof(Connector).Assembly.GetTypes()
            .Where(type => type.BaseType == typeof(Connector))
            .Where(type => type.GetCustomAttributes<PartAttribute>().Count(part => part.Kind == ConnectorPart.Region) > 1),
        Is.Empty);

    [Test]
    public void A_connection_may_have_the_name_of_the_archive_of_guest_files()
    {
        string layout = GeneratorRun.Of(
            Parts,
            "[Component] public partial class Files : Component { public partial GuestArchive Files1 { get; } }",
            "[Assembly] public partial class Hello : Composition { [Instance] public partial Part a { get; } "
            + "[Instance] public partial Part b { get; } [Instance] public partial Files files { get; } "
            + "[Connection] public SharedData<Small> archive => new(a.Port, b.Port); }").Source("Hello.Layout.g.cs");

        Assert.That(layout, Does.Contain("{ \"name\": \"archive\", \"kind\": \"region\", \"size\": 4096 }"));
        Assert.That(layout, Does.Contain("{ \"name\": \"guest-archive\", \"kind\": \"archive\" }"));
    }

    [Test]
    public void Connections_that_do_not_meet_have_their_own_regions() => Assert.That(
        Layout("[Connection] public SharedData<Small> one => new(a.Port, b.Port); "
            + "[Connection] public SharedData<Small> two => new(c.Port, d.Port);"),
        Does.Contain("\"name\": \"one\", \"kind\": \"region\"").And.Contain("\"name\": \"two\", \"kind\": \"region\""));

    private static string Layout(string connections) => GeneratorRun.Of(
        Parts,
        "[Assembly] public partial class Hello : Composition { "
        + string.Concat("abcd".Select(name => $"[Instance] public partial Part {name} {{ get; }} "))
        + connections + " }").Source("Hello.Layout.g.cs");
}

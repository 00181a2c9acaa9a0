// Where the diagram places instances.
using System.Xml.Linq;
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Reports;
using CamkesNet.Build.Reports.Diagram;

namespace CamkesNet.Tests.Reports;

internal sealed class SystemDiagramTests
{
    private static readonly XNamespace svg = "http://www.w3.org/2000/svg";

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(300)]
    public void Instances_do_not_overlap_and_lie_inside(int count)
    {
        var diagram = SystemDiagram.Of(Chain(count));

        Assert.That(diagram.Nodes, Has.Count.EqualTo(count));
        foreach (DiagramNode node in diagram.Nodes)
        {
            Assert.That(node.X, Is.InRange(0, diagram.Width - SystemDiagram.NodeWidth));
            Assert.That(node.Y, Is.InRange(0, diagram.Height - SystemDiagram.NodeHeight));
            Assert.That(
                diagram.Nodes.Where(other => other != node
                    && Math.Abs(other.X - node.X) < SystemDiagram.NodeWidth
                    && Math.Abs(other.Y - node.Y) < SystemDiagram.NodeHeight),
                Is.Empty);
        }
    }

    [Test]
    public void A_client_is_above_its_server_and_a_cycle_of_calls_is_drawn()
    {
        var heights = SystemDiagram.Of(Chain(2)).Nodes.ToDictionary(node => node.Name, node => node.Y);
        DeclaredSystem circle = Chain(2) with { Connections = [Call("i0", "i1"), Call("i1", "i0")] };

        Assert.That(heights["i0"], Is.LessThan(heights["i1"]));
        Assert.That(SystemDiagram.Of(circle).Edges, Has.Count.EqualTo(2));
    }

    [Test]
    public void Parts_that_have_nothing_to_do_with_each_other_are_drawn_apart()
    {
        DeclaredSystem system = Chain(4) with { Connections = [Call("i0", "i1"), Call("i2", "i3")] };
        var places = SystemDiagram.Of(system).Nodes.ToDictionary(node => node.Name, node => node.X);

        Assert.That(places["i0"], Is.EqualTo(places["i1"]));
        Assert.That(places["i2"], Is.EqualTo(places["i3"]).And.GreaterThan(places["i0"]));
    }

    [Test]
    public void Connections_of_one_kind_between_two_instances_are_one_line_that_names_them_all()
    {
        DeclaredSystem system = Chain(2) with
        {
            Connections = [Call("i0", "i1"), Call("i0", "i1") with { Name = "second" }],
        };

        DiagramEdge line = SystemDiagram.Of(system).Edges.Single();

        Assert.That(line.Connections, Is.EqualTo((string[])["call: i0.Out → i1.In", "second: i0.Out → i1.In"]));
    }

    [Test]
    public void The_picture_is_well_formed_and_has_each_instance_and_line()
    {
        var picture = XElement.Parse(SvgReport.Write(SystemDiagram.Of(Chain(3))));

        Assert.That(
            picture.Descendants(svg + "g").Select(node => node.Attribute("data-name")?.Value).OfType<string>(),
            Is.EquivalentTo((string[])["i0", "i1", "i2"]));
        Assert.That(
            picture.Descendants(svg + "path").Count(line => line.Attribute("data-from") is not null), Is.EqualTo(2));
    }

    [Test]
    public void The_legend_has_the_lines_that_there_are_and_only_calls_and_events_have_arrows()
    {
        DeclaredSystem system = Chain(2) with { Connections = [Call("i0", "i1")] };
        var picture = XElement.Parse(SvgReport.Write(SystemDiagram.Of(system)));

        Assert.That(picture.Elements(svg + "text").Select(text => text.Value), Is.EqualTo((string[])["calls"]));
        Assert.That(
            picture.Element(svg + "style")!.Value.Split('\n').Count(line => line.Contains("marker-end")),
            Is.EqualTo(2));
    }

    [Test]
    public void The_page_needs_no_other_file_and_has_nothing_left_to_fill_in()
    {
        string page = HtmlReport.Write("A & B", "<svg/>", "{}");

        Assert.That(page, Does.Contain("<title>A &amp; B</title>"));
        Assert.That(page, Does.Not.Contain("{{"));
        Assert.That(page, Does.Not.Match("src=|href=|@import"));
    }

    [Test]
    public void Mermaid_gets_names_that_are_no_words_of_its_own()
    {
        string chart = MermaidReport.Write(SystemDiagram.Of(Chain(2)));

        Assert.That(chart, Does.StartWith("flowchart TD\n"));
        Assert.That(chart, Does.Contain("i0[\"i0<br/><small>Part</small>\"]"));
        Assert.That(chart, Does.Contain("i0 --> i1"));
    }

    /// <summary>Instances i0, i1, …, each a client of the next.</summary>
    private static DeclaredSystem Chain(int count) => new()
    {
        Format = SystemDocument.CurrentFormat,
        Assembly = "Samples.Chain",
        Connectors =
        [
            new DeclaredConnector
            {
                Name = "RpcCall",
                Parts = [new DeclaredPart { Kind = PartKind.Endpoint, Owner = ConnectionSide.To, PerClient = false }],
            },
        ],
        Instances =
        [
            .. Enumerable.Range(0, count).Select(i => new DeclaredInstance
            {
                Name = $"i{i}",
                Component = "Samples.Part",
                Implementation = new DeclaredImplementation { Assembly = "Samples", Type = "Samples.Part" },
                Hardware = false,
                HeapSize = 0,
                Threads = [],
                Ports = [],
                Attributes = [],
            }),
        ],
        Connections = [.. Enumerable.Range(1, Math.Max(count, 1) - 1).Select(i => Call($"i{i - 1}", $"i{i}"))],
    };

    private static DeclaredConnection Call(string from, string to) => new()
    {
        Name = "call",
        Connector = "RpcCall",
        From = [$"{from}.Out"],
        To = [$"{to}.In"],
    };
}

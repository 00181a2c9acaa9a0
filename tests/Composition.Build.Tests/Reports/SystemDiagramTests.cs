// Where the diagram places instances.
using System.Xml.Linq;
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
        var diagram = SystemDiagram.Of(ChainSystem.Of(count));

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
        var heights = SystemDiagram.Of(ChainSystem.Of(2)).Nodes.ToDictionary(node => node.Name, node => node.Y);
        DeclaredSystem circle = ChainSystem.Of(2) with { Connections = [ChainSystem.Call("i0", "i1"), ChainSystem.Call("i1", "i0")] };

        Assert.That(heights["i0"], Is.LessThan(heights["i1"]));
        Assert.That(SystemDiagram.Of(circle).Edges, Has.Count.EqualTo(2));
    }

    [Test]
    public void Parts_that_have_nothing_to_do_with_each_other_are_drawn_apart()
    {
        DeclaredSystem system = ChainSystem.Of(4) with { Connections = [ChainSystem.Call("i0", "i1"), ChainSystem.Call("i2", "i3")] };
        var places = SystemDiagram.Of(system).Nodes.ToDictionary(node => node.Name, node => node.X);

        Assert.That(places["i0"], Is.EqualTo(places["i1"]));
        Assert.That(places["i2"], Is.EqualTo(places["i3"]).And.GreaterThan(places["i0"]));
    }

    [Test]
    public void Connections_of_one_kind_between_two_instances_are_one_line_that_names_them_all()
    {
        DeclaredSystem system = ChainSystem.Of(2) with
        {
            Connections = [ChainSystem.Call("i0", "i1"), ChainSystem.Call("i0", "i1") with { Name = "second" }],
        };

        DiagramEdge line = SystemDiagram.Of(system).Edges.Single();

        Assert.That(line.Connections, Is.EqualTo((string[])["call: i0.Out → i1.In", "second: i0.Out → i1.In"]));
    }

    [Test]
    public void The_picture_is_well_formed_and_has_each_instance_and_line()
    {
        var picture = XElement.Parse(SvgReport.Write(SystemDiagram.Of(ChainSystem.Of(3))));

        Assert.That(
            picture.Descendants(svg + "g").Select(node => node.Attribute("data-name")?.Value).OfType<string>(),
            Is.EquivalentTo((string[])["i0", "i1", "i2"]));
        Assert.That(
            picture.Descendants(svg + "title").Select(title => title.Value),
            Is.SupersetOf((string[])["RpcCall\ncall: i0.Out → i1.In", "RpcCall\ncall: i1.Out → i2.In"]));
    }

    [Test]
    public void The_legend_has_the_lines_that_there_are_and_only_calls_and_events_have_arrows()
    {
        DeclaredSystem system = ChainSystem.Of(2) with { Connections = [ChainSystem.Call("i0", "i1")] };
        var picture = XElement.Parse(SvgReport.Write(SystemDiagram.Of(system)));

        Assert.That(Legend(picture).Descendants(svg + "text").Select(text => text.Value), Is.EqualTo((string[])["calls"]));
        Assert.That(
            picture.Element(svg + "style")!.Value.Split('\n').Count(line => line.Contains("marker-end")),
            Is.EqualTo(2));
    }

    [Test]
    public void A_client_of_everybody_s_server_is_in_a_frame_with_its_own_peers()
    {
        var diagram = SystemDiagram.Of(ChainSystem.Stations(30));

        Assert.That(diagram.Frames, Has.Count.EqualTo(30));
        Assert.That(diagram.Frames.Select(frame => frame.Label), Does.Contain("station7").And.Contain("station29"));
        foreach (DiagramFrame frame in diagram.Frames)
        {
            string[] inside =
            [
                .. diagram.Nodes.Where(node => node.X > frame.X
                    && node.X + SystemDiagram.NodeWidth < frame.X + frame.Width
                    && node.Y > frame.Y
                    && node.Y + SystemDiagram.NodeHeight < frame.Y + frame.Height).Select(node => node.Name),
            ];
            Assert.That(
                inside,
                Is.EquivalentTo((string[])[$"{frame.Label}Sensor", $"{frame.Label}Filter", $"{frame.Label}Controller"]));
        }

        DiagramNode server = diagram.Nodes.Single(node => node.Name == "server");
        Assert.That(diagram.Frames.Select(frame => frame.Y + frame.Height), Is.All.LessThan(server.Y));
    }

    [Test]
    public void A_small_picture_has_no_frames() =>
        Assert.That(SystemDiagram.Of(ChainSystem.Stations(7)).Frames, Is.Empty);

    [Test]
    public void A_name_in_a_frame_does_not_repeat_the_label()
    {
        string picture = SvgReport.Write(SystemDiagram.Of(ChainSystem.Stations(30)));

        Assert.That(picture, Does.Contain(">station7</text>").And.Contain(">…Filter</text>"));
    }

    [Test]
    public void The_middle_of_a_long_name_is_cut_out()
    {
        Assert.That(MiddleCut.Of("assemblyLineTemperatureSensor", 12), Is.EqualTo("assem…Sensor"));
        Assert.That(MiddleCut.Of("short", 12), Is.EqualTo("short"));
    }

    private static IEnumerable<XElement> Legend(XElement picture) =>
        picture.Elements(svg + "g").Where(group => group.Attribute("class")?.Value == "legend");
}

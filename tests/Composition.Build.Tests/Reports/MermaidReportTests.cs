// The Mermaid report: what Mermaid draws, and what it says that it does not show.
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Reports;
using CamkesNet.Build.Reports.Diagram;
using CamkesNet.Build.Reports.Mermaid;

namespace CamkesNet.Tests.Reports;

internal sealed class MermaidReportTests
{
    [Test]
    public void Mermaid_gets_names_that_are_no_words_of_its_own()
    {
        string chart = Chart(ChainSystem.Of(2));

        Assert.That(chart, Does.StartWith("flowchart TD\n"));
        Assert.That(chart, Does.Contain("i0[\"i0<br/><small>Part</small>\"]"));
        Assert.That(chart, Does.Contain("i0 --> i1"));
        Assert.That(chart, Does.Not.Contain("note"));
    }

    [Test]
    public void Of_too_many_lines_those_between_the_same_instances_become_one()
    {
        DeclaredSystem system = ChainSystem.Of(300);
        DeclaredConnection[] back = [.. system.Connections.Select(call => call with { From = call.To, To = call.From })];
        string chart = Chart(system with { Connections = [.. system.Connections, .. back] });

        Assert.That(Lines(chart), Is.EqualTo(299));
        Assert.That(chart, Does.Contain("300 instances with 598 lines are too many").And.Contain("have one line here"));
        Assert.That(chart, Does.Contain("i299"));
    }

    [Test]
    public void Of_too_many_instances_those_of_a_component_become_one_box()
    {
        string chart = Chart(ChainSystem.Stations(200));

        Assert.That(
            chart,
            Does.Contain("<small>200 instances</small>").And.Contain("a box is a component here").And.Contain("server"));
        Assert.That(Lines(chart), Is.EqualTo(3));
    }

    [Test]
    public void Whatever_the_system_Mermaid_draws_the_chart()
    {
        DeclaredSystem chain = ChainSystem.Of(3000);
        DeclaredSystem system = chain with
        {
            Instances = [.. chain.Instances.Select(instance => instance with { Component = $"Part{instance.Name}" })],
        };
        string chart = Chart(system);

        Assert.That(chart, Has.Length.LessThanOrEqualTo(MermaidChart.MostCharacters));
        Assert.That(chart, Does.Contain("3000 instances").And.Contain(".html) shows everything"));
    }

    private static string Chart(DeclaredSystem system) => MermaidReport.Write(SystemDiagram.Of(system));

    private static int Lines(string chart) => chart.Split('\n').Count(line => line.Contains("-->"));
}

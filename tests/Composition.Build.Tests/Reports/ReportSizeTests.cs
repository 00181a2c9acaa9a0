// Reports of a large system can be mailed, opened and drawn.
using System.Text;
using CamkesNet.Build.Reports;
using CamkesNet.Build.Reports.Mermaid;

namespace CamkesNet.Tests.Reports;

internal sealed class ReportSizeTests
{
    private const int LargestPage = 500_000;

    private static readonly LargeSystem system = new(samples: 43);

    [Test]
    public void The_page_of_300_instances_has_less_than_half_a_megabyte()
    {
        Assert.That(system.Document.Instances, Has.Count.GreaterThanOrEqualTo(300));
        Assert.That(Encoding.UTF8.GetByteCount(system.Page), Is.LessThan(LargestPage));
    }

    [Test]
    public void Mermaid_draws_the_chart_of_300_instances_which_says_what_it_leaves_out()
    {
        string chart = MermaidReport.Write(system.Diagram);

        Assert.That(chart, Has.Length.LessThanOrEqualTo(MermaidChart.MostCharacters));
        Assert.That(chart.Split('\n').Count(line => line.Contains("--") || line.Contains("==")), Is.LessThanOrEqualTo(500));
        Assert.That(chart, Does.Contain("301 instances"));
    }

    [Test]
    public void The_picture_of_300_instances_has_them_all() =>
        Assert.That(system.Page.Split("data-name=\""), Has.Length.EqualTo(system.Document.Instances.Count + 1));

    [Test]
    public void Equal_systems_have_equal_pages()
    {
        string again = new LargeSystem(samples: 43).Page;

        Assert.That(again, Is.EqualTo(system.Page));
    }
}

// The page needs nothing else: its style and all parts of its script stand in it.
using System.Text.RegularExpressions;
using CamkesNet.Build.Reports;

namespace CamkesNet.Tests.Reports;

internal sealed class HtmlReportTests
{
    private static readonly LargeSystem system = new(samples: 1);

    private static IEnumerable<string> Scripts =>
        typeof(HtmlReport).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".js"));

    [Test]
    public void The_page_holds_title_picture_style_and_data_and_no_empty_place()
    {
        Assert.That(system.Page, Does.Contain("<title>App.Sample</title>").And.Contain("<svg"));
        Assert.That(system.Page, Does.Contain(PageScript.Source("report.css")));
        Assert.That(PageScript.DataOf(system.Page), Does.StartWith("{\"constants\":"));
        Assert.That(system.Page, Does.Not.Contain("{{"));
    }

    [Test]
    public void The_page_needs_no_other_file() =>
        Assert.That(system.Page, Does.Not.Match("src=|<link|@import|https?://(?!www.w3.org/2000/svg)"));

    [TestCaseSource(nameof(Scripts))]
    public void The_page_holds_every_part_of_the_script_once(string script) =>
        Assert.That(system.Page.Split(PageScript.Source(script)), Has.Length.EqualTo(2));

    [Test]
    public void The_script_has_parts() => Assert.That(Scripts, Is.Not.Empty);

    [Test]
    public void Without_script_the_page_says_where_everything_else_is()
    {
        string text = Regex.Match(system.Page, "<noscript>(.*?)</noscript>", RegexOptions.Singleline).Value;

        Assert.That(text, Does.Contain("Without JavaScript").And.Contain(".layout.json").And.Contain(".cdl"));
        Assert.That(system.Page, Does.Contain("7 instances (3 components, 2 virtual machines, 2 devices), 13 connections"));
    }

    [Test]
    public void Text_can_be_selected_everywhere() => Assert.That(system.Page, Does.Not.Contain("user-select"));

    [Test]
    public void Every_element_that_the_script_asks_for_exists()
    {
        string script = PageScript.Of(system.Page);
        MatchCollection asked = Regex.Matches(script, @"getElementById\('(\w+)'\)");

        Assert.That(asked, Is.Not.Empty);
        Assert.That(
            asked.Select(match => match.Groups[1].Value).Where(id => !system.Page.Contains($"id=\"{id}\"")), Is.Empty);
    }
}

// The page needs nothing else: its style and all parts of its script stand in it.
using System.Reflection;
using CamkesNet.Build.Reports;

namespace CamkesNet.Tests.Reports;

internal sealed class HtmlReportTests
{
    private const string Picture = "<svg>picture</svg>";
    private const string Layout = "{\"declared\":{}}";

    private static readonly string page = HtmlReport.Write("A & B", Picture, Layout);
    private static readonly Assembly build = typeof(HtmlReport).Assembly;

    private static IEnumerable<string> Scripts => build.GetManifestResourceNames().Where(name => name.EndsWith(".js"));

    [Test]
    public void The_page_holds_the_picture_the_layout_and_the_escaped_title_and_no_empty_place()
    {
        Assert.That(page, Does.Contain(Picture).And.Contain(Layout).And.Contain("<title>A &amp; B</title>"));
        Assert.That(page, Does.Contain(Read("report.css")));
        Assert.That(page, Does.Not.Contain("{{"));
    }

    [TestCaseSource(nameof(Scripts))]
    public void The_page_holds_every_part_of_the_script_once(string script) =>
        Assert.That(page.Split(Read(script)), Has.Length.EqualTo(2));

    [Test]
    public void The_script_has_parts() => Assert.That(Scripts, Is.Not.Empty);

    [Test]
    public void The_whole_script_is_strict()
    {
        const string Start = "<script>\n";
        string script = page[(page.IndexOf(Start) + Start.Length)..];

        Assert.That(
            script.Split('\n').SkipWhile(line => line.StartsWith("//")).First(),
            Is.EqualTo("'use strict';"));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(build.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

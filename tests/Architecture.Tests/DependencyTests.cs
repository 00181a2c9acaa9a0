// Packages are listed once, are needed, and have a reason.
using System.Xml.Linq;

namespace CamkesNet.Tests;

/// <summary>Rules for the packages of Directory.Packages.props.</summary>
internal sealed class DependencyTests
{
    private static readonly XDocument packages =
        XDocument.Load(Path.Combine(Solution.Root, "Directory.Packages.props"));

    private static IEnumerable<string> ForSomeProjects => NamesOf(packages, "PackageVersion");

    private static IEnumerable<string> All => ForSomeProjects.Concat(NamesOf(packages, "GlobalPackageReference"));

    private static IEnumerable<XElement> TemplateReferences => Directory
        .EnumerateFiles(
            Path.Combine(Solution.Root, "Composition.Templates/content"), "*.csproj", SearchOption.AllDirectories)
        .SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
        .Where(reference => (string?)reference.Attribute("Include") != "CamkesNet");

    [Test]
    public void Every_package_is_used_by_a_project()
    {
        IEnumerable<string> projectFiles = Solution.Projects.Select(project => project.File)
            .Append(Path.Combine(Solution.Root, "tests/Directory.Build.targets"));
        IEnumerable<string> used = projectFiles.SelectMany(path => NamesOf(XDocument.Load(path), "PackageReference"));
        Assert.That(ForSomeProjects.Except(used), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void A_package_has_its_reason_in_the_guide_for_contributors(string package) =>
        Assert.That(
            File.ReadLines(Path.Combine(Solution.Root, "CONTRIBUTING.md")),
            Has.Some.StartsWith("|").And.Contains($"`{package}`"));

    [TestCaseSource(nameof(TemplateReferences))]
    public void A_template_uses_the_version_that_is_tested_here(XElement reference)
    {
        XElement? tested = packages.Descendants("PackageVersion").SingleOrDefault(package =>
            (string?)package.Attribute("Include") == (string?)reference.Attribute("Include"));
        Assert.That(
            (string?)reference.Attribute("Version"), Is.EqualTo((string?)tested?.Attribute("Version")),
            $"{reference} differs from Directory.Packages.props.");
    }

    private static IEnumerable<string> NamesOf(XDocument file, string item) =>
        file.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}

// Codes of the build are unique and well formed.
using System.Reflection;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Diagnostics;

public sealed class BuildCodesTests
{
    private static readonly string[] codes =
    [
        .. typeof(BuildCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!),
    ];

    [Test]
    public void Codes_are_unique_and_in_the_builds_range()
    {
        Assert.That(codes, Is.Unique);
        Assert.That(codes, Is.All.Matches("^CN2[0-9]{3}$"));
    }

    [TestCaseSource(nameof(codes))]
    public void Each_code_has_a_page(string code)
    {
        string page = Path.Combine(RepositoryRoot.Folder, "docs", "diagnostics", code + ".md");

        Assert.That(File.Exists(page), $"{page} is missing.");
        Assert.That(File.ReadLines(page).First(), Does.StartWith($"# {code}: "));
    }

    [Test]
    public void A_diagnostic_has_the_form_that_MSBuild_recognizes()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                new BuildDiagnostic("CN2012", "Text.", "/a/b.cs", 3, 7).ToString(),
                Is.EqualTo("/a/b.cs(3,7) : error CN2012: Text."));
            Assert.That(new BuildDiagnostic("CN2012", "Text.").ToString(), Is.EqualTo("camkes : error CN2012: Text."));
        });
    }
}

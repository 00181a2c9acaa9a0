// ./test --unit runs every test project that boots nothing, and no other.
namespace CamkesNet.Tests;

/// <summary>Whether the solution filter of the unit tests is complete.</summary>
internal sealed class UnitTestTests
{
    [Test]
    public void The_filter_of_unit_tests_names_the_test_projects_that_boot_nothing()
    {
        IEnumerable<string> listed = File.ReadLines(Path.Combine(Solution.Root, "CamkesNet.Unit.slnf"))
            .Select(line => line.Trim().Trim(',', '"').Split('\\')[^1])
            .Where(name => name.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name));
        IEnumerable<string> tests = Solution.Projects
            .Where(project => project.Name.EndsWith(".Tests", StringComparison.Ordinal) && !project.BootsImages)
            .Select(project => project.Name);
        Assert.That(listed, Is.EquivalentTo(tests));
    }
}

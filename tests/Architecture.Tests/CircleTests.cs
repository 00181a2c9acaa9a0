// Dependencies lead in one direction.
namespace CamkesNet.Tests;

/// <summary>Whether namespaces, or types, of a project need each other.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class CircleTests
{
    /// <summary>
    /// The projects that can have circles: a project of one namespace has none between namespaces. The core library's
    /// namespaces and types are those of .NET, circles included. The variants of the kernel are the kernel but for a few
    /// types.
    /// </summary>
    private static IEnumerable<SolutionProject> Projects => Solution.Projects
        .Where(project => project.Name is not ("Composition.CoreLib" or "Composition.Kernel.Checked" or "BrokenKernel"))
        .Where(project => project.SourceFiles.Select(file => file.Namespace).Distinct().Count() > 1);

    private static IEnumerable<SolutionProject> Products => Projects.Where(project => !project.IsTest);

    /// <summary>./test --unit does not build what boots images, and leaves out the cases of this category.</summary>
    private static IEnumerable<TestCaseData> Cases => Projects.Select(project =>
        project.BootsImages ? new TestCaseData(project).SetCategory("WholeSolution") : new TestCaseData(project));

    [TestCaseSource(nameof(Cases))]
    public void No_circle_connects_the_namespaces_of_a_project(SolutionProject project) =>
        AssertNoOther(project, KnownCircle.OfNamespaces, DependencyGraph.OfNamespaces(project));

    [TestCaseSource(nameof(Products))]
    public void No_circle_connects_the_types_of_a_product(SolutionProject project) =>
        AssertNoOther(project, KnownCircle.OfTypes, DependencyGraph.OfTypes(project));

    private static void AssertNoOther(SolutionProject project, IEnumerable<KnownCircle> known, DependencyGraph graph)
    {
        IReadOnlyList<IReadOnlyList<string>> circles = graph.Circles();
        IReadOnlyList<string>[] unknown =
            [.. circles.Where(circle => !known.Any(entry => entry.Covers(project.Name, circle)))];
        KnownCircle[] opened =
        [
            .. known.Where(entry => entry.Project == project.Name)
                .Where(entry => !circles.Any(circle => entry.Covers(project.Name, circle))),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(unknown, Is.Empty, () => string.Join("\n\n", unknown.Select(circle =>
                $"{string.Join(", ", circle)} need each other:\n{string.Join('\n', graph.StepsOf(circle))}")));
            Assert.That(
                opened.Select(entry => string.Join(", ", entry.Members)),
                Is.Empty,
                "These circles exist no longer: remove them from KnownCircle.cs.");
        });
    }
}

// A project that builds an image has one system, or names one of several.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class ProjectRuleTests
{
    private const string Idle = "[Component] public partial class Idle : Component; ";

    private const string One =
        "[Assembly] public partial class One : Composition { [Instance] public partial Idle idle { get; } } ";

    private const string Two =
        "[Assembly] public partial class Two : Composition { [Instance] public partial Idle idle { get; } } ";

    [TestCase("", "CN1050: The project builds an image and has no system: declare a class marked [Assembly], "
        + "or set CamkesBuildImage to false in a library of components")]
    [TestCase("public partial class Meant : Composition { [Instance] public partial Idle idle { get; } }",
        "CN1050: The project builds an image and has no system: mark 'Meant' [Assembly]")]
    [TestCase(One + Two, "CN1050: The project has the systems 'One' and 'Two': "
        + "set CamkesNetSystem to the full name of one in the project")]
    [TestCase(One)]
    public void A_project_that_builds_an_image_has_one_system(string systems, params string[] messages) => Assert.That(
        RuleRun.DiagnoseWith(new() { [ProjectHasOneSystem.BuildsImage] = "true" }, Idle + systems),
        Is.EqualTo(messages));

    [Test]
    public void A_project_may_name_one_of_several() => Assert.That(
        RuleRun.DiagnoseWith(
            new() { [ProjectHasOneSystem.BuildsImage] = "true", [ProjectHasOneSystem.System] = "One" },
            Idle + One + Two),
        Is.Empty);

    [TestCase("")]
    [TestCase(One + Two)]
    public void A_project_without_an_image_has_any_number(string systems) => Assert.That(
        RuleRun.DiagnoseWith(new() { [ProjectHasOneSystem.BuildsImage] = "false" }, Idle + systems), Is.Empty);
}

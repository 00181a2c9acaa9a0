// Parts of different versions, and a compiler that is too old: an error of the build, never silence.
using System.Reflection;
using System.Reflection.Emit;

namespace CamkesNet.Tests;

internal sealed class VersionSkewTests
{
    private const string Update =
        "reference one version of the package CamkesNet in all projects, and restore again.";

    private string project = "";
    private string addition = "";
    private string projectFile = "";
    private string projectContent = "";

    [OneTimeSetUp]
    public void Create()
    {
        project = LocalFeed.Create("camkes", "Skewed");
        addition = Path.Combine(project, "Directory.Build.targets");
        projectFile = Path.Combine(project, "Skewed.csproj");
        projectContent = File.ReadAllText(projectFile);
        Newcomer.Succeed(project, "restore");
    }

    [TearDown]
    public void RestoreProject()
    {
        File.Delete(addition);
        File.WriteAllText(projectFile, projectContent);
    }

    [Test]
    public void A_kernel_of_another_version_is_refused()
    {
        Add($"<PropertyGroup><CamkesNetKernel>{Old("Composition.Kernel")}</CamkesNetKernel></PropertyGroup>");

        Assert.That(Refusal(), Does.Contain("error CN2070: Composition.Kernel (").And.Contain(
            $"has version 0.0.1.0, but the build program has {LocalFeed.Version}.0: {Update}"));
    }

    [Test]
    public void A_library_that_was_compiled_with_another_version_is_refused()
    {
        string library = Build(
            "Elder",
            $"<Reference Include=\"{Old("Composition.Runtime")}\" Private=\"false\" />",
            "public class Elder : CamkesNet.Part;");
        Add($"<ItemGroup><Reference Include=\"{library}\" /></ItemGroup>");

        Assert.That(Refusal(), Does.Contain("error CN2070: Elder.dll (").And.Contain(
            $"was compiled with version 0.0.1.0 of Composition.Runtime, but the build program has {LocalFeed.Version}.0: "
            + Update));
    }

    [Test]
    public void A_generator_that_the_compiler_refuses_is_an_error_whatever_the_project_sets()
    {
        string compiler = Build(
            "Microsoft.CodeAnalysis",
            "",
            """
            [assembly: System.Reflection.AssemblyVersion("99.0.0.0")]
            namespace Microsoft.CodeAnalysis { public class GeneratorAttribute : System.Attribute; }
            """,
            "<GenerateAssemblyInfo>false</GenerateAssemblyInfo>");
        string generator = Build(
            "Newer.Generator",
            $"<Reference Include=\"{compiler}\" />",
            "[Microsoft.CodeAnalysis.Generator] public class Newer;");
        Add($"<ItemGroup><Analyzer Include=\"{generator}\" /></ItemGroup>");
        File.WriteAllText(projectFile, projectContent.Replace(
            "<Nullable>", "<WarningsAsErrors>CS0168</WarningsAsErrors><Nullable>", StringComparison.Ordinal));

        Assert.That(Refusal(), Does.Contain("error CS9057"));
    }

    [Test]
    public void Templates_reference_the_package_that_they_were_made_with() => Assert.That(
        projectContent,
        Does.Contain($"<PackageReference Include=\"CamkesNet\" Version=\"{LocalFeed.Version}\" />"));

    private void Add(string content) => File.WriteAllText(addition, $"<Project>{content}</Project>");

    private string Refusal()
    {
        CommandResult build = Newcomer.Run(project, "build", "--no-restore");
        Assert.That(build.ExitCode, Is.Not.Zero, build.Output);
        return build.Output;
    }

    // A library without the package.
    private static string Build(string name, string references, string source, string properties = "")
    {
        string folder = LocalFeed.Create(
            name,
            ($"{name}.csproj",
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
                  <ItemGroup>{references}</ItemGroup>
                </Project>
                """),
            ("Source.cs", source));
        Newcomer.Succeed(folder, "build");
        return Path.Combine(folder, "bin", "Debug", "net10.0", name + ".dll");
    }

    // An assembly of the part's name, and of a version that no package has. Its type is an interface, which has no base
    // class to look for.
    private static string Old(string part)
    {
        string folder = LocalFeed.Create("old " + part);
        string path = Path.Combine(folder, part + ".dll");
        var assembly = new PersistedAssemblyBuilder(
            new AssemblyName(part) { Version = new Version(0, 0, 1, 0) }, typeof(object).Assembly);
        assembly.DefineDynamicModule(part)
            .DefineType("CamkesNet.Part", TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract)
            .CreateType();
        assembly.Save(path);
        return path;
    }
}

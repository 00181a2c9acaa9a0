// Each file says what it is for, lies where its namespace says and is named for what it declares.
namespace CamkesNet.Tests;

/// <summary>Rules for every C# file of the solution.</summary>
internal sealed class SourceFileTests
{
    private const int MostLines = 500;
    private const int MostFiles = 30;

    /// <summary>Folders that may have more files than others: .NET's own namespaces.</summary>
    private static readonly string[] largeFolders =
        ["Composition.CoreLib/System", "Composition.CoreLib/System/Exceptions"];

    /// <summary>A sample that is read as one text.</summary>
    private static readonly string[] namedForTheSystem = ["Samples.Hello/Hello.cs"];

    private static IEnumerable<SourceFile> Files => Solution.SourceFiles;

    [Test]
    public void A_file_opens_with_what_it_is_for() =>
        AssertNone(
            Files.Where(file => !file.FirstLine.StartsWith("// ", StringComparison.Ordinal)),
            "The first line is a comment that says what the file is for.");

    [Test]
    public void No_file_is_too_long() =>
        AssertNone(Files.Where(file => file.Lines > MostLines), $"A file has no more than {MostLines} lines.");

    [Test]
    public void No_folder_holds_too_many_files() =>
        AssertNone(
            Files.GroupBy(file => Path.GetDirectoryName(file.Path)!)
                .Where(folder => folder.Count() > MostFiles && !largeFolders.Contains(folder.Key))
                .Select(folder => folder.Key),
            $"A folder holds no more than {MostFiles} files: give each concept in it a folder.");

    [Test]
    public void A_file_is_named_for_its_type_or_for_what_its_types_are() =>
        AssertNone(
            Files.Where(file => !file.HasStatements && file.Types.Count > 0)
                .Where(file => !file.Types.Contains(file.Name) && !(file.Types.Count > 1 && file.Name.EndsWith('s')))
                .Where(file => !namedForTheSystem.Contains(file.Path)),
            "A file has the name of a type in it, or of the kind of its types, as in Operators.");

    [Test]
    public void A_namespace_follows_its_folder() =>
        AssertNone(
            from project in Solution.Projects
            from file in project.SourceFiles
            where file.Namespace != null && !FlatFolder.Allows(project, file)
            select file,
            "A namespace is the project's root namespace and the folders below it.");

    [Test]
    public void A_flat_folder_is_needed() =>
        AssertNone(FlatFolder.NotNeeded(), "Namespaces follow these folders: remove them from FlatFolder.cs.");

    [Test]
    public void Using_directives_are_sorted_with_System_first() =>
        AssertNone(
            Files.Where(file => !file.Usings.SequenceEqual(file.Usings
                .OrderBy(name => name.Split('.')[0] != "System")
                .ThenBy(name => name, StringComparer.OrdinalIgnoreCase))),
            "Using directives are sorted by namespace, those of System first.");

    private static void AssertNone(IEnumerable<object> violations, string rule) =>
        Assert.That(violations.Select(violation => violation.ToString()), Is.Empty, rule);
}

// A project in an editor's workspace, with the generator and the rules at work, to which fixes are applied.
using System.Collections.Immutable;
using System.Reflection;
using CamkesNet.Generators.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CamkesNet.Generators.Tests.Infrastructure;

/// <summary>Sources, and the results of the fixes.</summary>
internal sealed class Workbench : IDisposable
{
    public static readonly ImmutableArray<CodeFixProvider> AllFixes =
    [
        .. typeof(RuleFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private static readonly Assembly generator = typeof(CompositionGenerator).Assembly;

    private readonly AdhocWorkspace workspace = new();
    private readonly ProjectId project = ProjectId.CreateNewId();
    private readonly DocumentId[] documents;
    private Solution solution;

    public Workbench(string? surface, params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(sources);
        solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Default,
            compilation.AssemblyName!,
            compilation.AssemblyName!,
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: TestCompilation.ParseOptions,
            metadataReferences: compilation.References,
            analyzerReferences: [new AnalyzerFileReference(generator.Location, new Loader())]));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(
                DocumentId.CreateNewId(project), tree.FilePath, tree.GetText(), filePath: tree.FilePath);
        }

        documents = [.. solution.GetProject(project)!.DocumentIds.Skip(1)];
        Surface = surface is null ? [] : [new RuleRun.AdditionalSource("corelib.surface.txt", surface)];
    }

    private AdditionalText[] Surface { get; }

    public void Dispose() => workspace.Dispose();

    /// <summary>The sources as they are now.</summary>
    public string[] Sources => [.. RawSources.Select(source => source.ReplaceLineEndings("\n"))];

    /// <summary>The same with the line ends that they have.</summary>
    public string[] RawSources => [.. documents.Select(
        id => solution.GetDocument(id)!.GetTextAsync().GetAwaiter().GetResult().ToString())];

    /// <summary>What compiler and rules say now, as codes.</summary>
    public string[] Codes => [.. Diagnostics().Select(diagnostic => diagnostic.Id)];

    /// <summary>The titles of what can be done about the first diagnostic of the code.</summary>
    public string[] Titles(string code) => [.. Actions(Diagnostics(code)[0]).Select(action => action.Title)];

    /// <summary>Does what has this title about the first diagnostic of the code for which it is proposed.</summary>
    public void Apply(string code, string title)
    {
        CodeAction action = Diagnostics(code)
            .SelectMany(Actions)
            .FirstOrDefault(action => action.Title == title)
            ?? throw new AssertionException(
                $"'{title}' is not among: {string.Join("; ", Diagnostics(code).SelectMany(Actions).Select(a => a.Title))}");
        Apply(action);
    }

    /// <summary>Does the same about all diagnostics of the code.</summary>
    public void ApplyToAll(string code, string title)
    {
        Diagnostic[] found = Diagnostics(code);
        CodeFixProvider fix = FixOf(code);
        string key = found.SelectMany(Actions).First(action => action.Title == title).EquivalenceKey!;
        FixAllContext context = new(
            solution.GetProject(project)!,
            fix,
            FixAllScope.Project,
            key,
            [code],
            new Found(found, solution),
            CancellationToken.None);
        Apply(fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
    }

    private static CodeFixProvider FixOf(string code) => AllFixes.Single(fix => fix.FixableDiagnosticIds.Contains(code));

    private void Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations =
            action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private List<CodeAction> Actions(Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        Document document = solution.GetDocument(diagnostic.Location.SourceTree)!;
        CodeFixContext context = new(document, diagnostic, (action, _) => actions.Add(action), default);
        FixOf(diagnostic.Id).RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    private Diagnostic[] Diagnostics(string code) => [.. Diagnostics()
        .Where(diagnostic => diagnostic.Id == code)
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    private IEnumerable<Diagnostic> Diagnostics()
    {
        Compilation compilation = solution.GetProject(project)!.GetCompilationAsync().GetAwaiter().GetResult()!;
        return compilation.GetDiagnostics().Visible().Concat(RuleRun.Analyze(compilation, Surface));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => generator;
    }

    private sealed class Found(Diagnostic[] diagnostics, Solution solution) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(
                diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

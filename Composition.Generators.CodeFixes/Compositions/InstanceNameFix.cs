// CN1013: renames an instance that has the same name as one that virtual machines add.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Renames the instance after its component, with a number where that is taken too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InstanceNameFix)), Shared]
public sealed class InstanceNameFix() : RuleFix(CompositionRules.InstanceNameClash)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (occurrence.Declared<IPropertySymbol>(declaration) is not { } instance)
        {
            yield break;
        }

        var composition = DeclaredComposition.Of(
            instance.ContainingType, occurrence.Compilation, occurrence.Cancellation);
        string name = NewName(composition, instance);
        yield return new Proposal(
            $"Rename '{instance.Name}' to '{name}'",
            occurrence.Code,
            (editor, cancellation) => RenameAsync(editor, occurrence.Solution, instance, name, cancellation));
    }

    // Instances that are renamed together must get different names.
    private static string NewName(DeclaredComposition composition, IPropertySymbol instance)
    {
        string[] brought = [.. composition.System.Instances.Skip(composition.Model.Instances.Count)
            .Select(other => other.Name)];
        HashSet<string> taken = [.. brought, .. instance.ContainingType.MemberNames];
        string name = instance.Name;
        foreach (InstanceModel renamed in composition.Model.Instances.Where(other => brought.Contains(other.Name)))
        {
            string free = Names.Free(taken, Names.Camel(composition.Model.FindComponent(renamed.Component)?.Name ?? renamed.Name));
            taken.Add(free);
            name = renamed.Name == instance.Name ? free : name;
        }

        return name;
    }

    private static async Task RenameAsync(
        SolutionEditor editor, Solution solution, IPropertySymbol instance, string name, CancellationToken cancellation)
    {
        SyntaxToken identifier = SyntaxFactory.ParseToken(Names.Escape(name));
        foreach (SyntaxReference reference in instance.DeclaringSyntaxReferences)
        {
            if (await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is PropertyDeclarationSyntax property
                && solution.GetDocument(property.SyntaxTree) is { } document)
            {
                DocumentEditor file = await editor.GetDocumentEditorAsync(document.Id, cancellation)
                    .ConfigureAwait(false);
                file.Change(property, current => current.WithIdentifier(
                    identifier.WithTriviaFrom(current.Identifier)));
            }
        }

        IEnumerable<ReferencedSymbol> references = await SymbolFinder.FindReferencesAsync(
            instance, solution, cancellation).ConfigureAwait(false);
        HashSet<(DocumentId, int)> seen = [];
        foreach (ReferenceLocation location in references.SelectMany(reference => reference.Locations))
        {
            if (location.Document is SourceGeneratedDocument
                || !seen.Add((location.Document.Id, location.Location.SourceSpan.Start)))
            {
                continue;
            }

            DocumentEditor file = await editor.GetDocumentEditorAsync(location.Document.Id, cancellation)
                .ConfigureAwait(false);
            if (file.OriginalRoot.FindNode(
                location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true)
                is IdentifierNameSyntax use)
            {
                file.Change(use, current => current.WithIdentifier(identifier.WithTriviaFrom(current.Identifier)));
            }
        }
    }
}

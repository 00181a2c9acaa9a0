// Names in source code.
using Microsoft.CodeAnalysis.Simplification;

namespace CamkesNet.Generators.CodeFixes;

internal static class Names
{
    /// <summary>The name of a CamkesNet type: fully qualified, and simplified if a using directive allows it.</summary>
    public static TypeSyntax TypeOf(string metadataName) => SyntaxFactory.ParseTypeName("global::" + metadataName)
        .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>The name of a type that the user sees.</summary>
    public static TypeSyntax TypeOf(ITypeSymbol type) => SyntaxFactory.ParseTypeName(SourceOf(type))
        .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>A type, fully qualified.</summary>
    public static string SourceOf(ITypeSymbol type) => type.ToDisplayString(SymbolExtensions.SourceFormat);

    /// <summary>The last part of a metadata name.</summary>
    public static string Short(string metadataName) => metadataName.Substring(metadataName.LastIndexOf('.') + 1);

    /// <summary>The name with an @ where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The name with a lowercase first letter.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>
    /// The first of the names that is free; else the last of them with the least number that makes it so.
    /// </summary>
    public static string Free(IReadOnlyCollection<string> taken, params string[] names) =>
        names.FirstOrDefault(name => !taken.Contains(name)) ?? Enumerable.Range(2, taken.Count + 1)
            .Select(number => names[names.Length - 1] + number)
            .First(name => !taken.Contains(name));

    /// <summary>The candidates for a misspelled name, the most similar first.</summary>
    public static IEnumerable<string> Near(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(pair => pair.distance <= Math.Max(2, Math.Max(name.Length, pair.candidate.Length) / 3))
        .OrderBy(pair => pair.distance)
        .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
        .Select(pair => pair.candidate);

    // The Levenshtein distance: letters inserted, removed or replaced.
    private static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 0; i < left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                int replaced = previous[j] + (left[i] == right[j] ? 0 : 1);
                current[j + 1] = Math.Min(replaced, 1 + Math.Min(previous[j + 1], current[j]));
            }

            previous = current;
        }

        return previous[right.Length];
    }
}

// The members of the base class library that images have.
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators.Reading;

/// <summary>The list that the build passes to the compiler as an additional file.</summary>
internal sealed class ImageSurface
{
    /// <summary>How the file's name ends.</summary>
    public const string FileSuffix = ".surface.txt";

    // A struct that contains itself is an error that the compiler reports.
    private const int MaximumDepth = 16;

    private static readonly ConditionalWeakTable<SourceText, ImageSurface> known = new();

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private ImageSurface(SourceText text)
    {
        foreach (TextLine line in text.Lines)
        {
            names.Add(line.ToString());
        }
    }

    /// <summary>The list among the additional files; null when this compilation is not for an image.</summary>
    public static ImageSurface? Find(IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        AdditionalText? file = files.FirstOrDefault(
            candidate => candidate.Path.EndsWith(FileSuffix, StringComparison.Ordinal));
        return file?.GetText(cancellation) is { } text
            ? known.GetValue(text, static list => new ImageSurface(list))
            : null;
    }

    public bool Has(INamedTypeSymbol type) => names.Contains(MemberName.Of(type.OriginalDefinition));

    /// <summary>The member is there, or a base class has it: references resolve to inherited members too.</summary>
    public bool Has(ISymbol member)
    {
        ISymbol definition = member.OriginalDefinition;
        for (INamedTypeSymbol? type = definition.ContainingType; type is not null; type = type.BaseType)
        {
            if (names.Contains(MemberName.Of(definition, type.OriginalDefinition)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A type that images lack in the signature that a type is part of: itself, an argument, an element, or a field of a
    /// struct; null if they have all.
    /// </summary>
    public ITypeSymbol? FindLacking(ITypeSymbol type) => FindLacking(type, 0);

    /// <summary>The symbol is of .NET's base class library.</summary>
    public static bool IsOfBaseLibrary(ISymbol symbol) => symbol.ContainingAssembly?.Name is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal)
            || name is "mscorlib" or "netstandard" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives");

    private ITypeSymbol? FindLacking(ITypeSymbol type, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                return FindLacking(array.ElementType, depth + 1);
            case INamedTypeSymbol { SpecialType: SpecialType.System_Void }:
                return null;
            case INamedTypeSymbol named when IsOfBaseLibrary(named):
                return Has(named)
                    ? named.TypeArguments.Select(argument => FindLacking(argument, depth + 1)).FirstOrDefault(IsFound)
                    : named;
            case INamedTypeSymbol { TypeKind: TypeKind.Struct } structure:
                return structure.GetMembers().OfType<IFieldSymbol>()
                    .Where(field => !field.IsStatic)
                    .Select(field => FindLacking(field.Type, depth + 1))
                    .FirstOrDefault(IsFound);
            default:
                return null;
        }

        static bool IsFound(ITypeSymbol? found) => found is not null;
    }
}

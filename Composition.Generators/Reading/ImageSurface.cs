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
}

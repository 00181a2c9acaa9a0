// Finds the enums that a program may format. Iced alone has thousands of names that are never printed.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.EnumNames;

/// <summary>The enums of which compiled code can make objects.</summary>
internal static class EnumUses
{
    // What ilc calls value types and arrays in the symbols of their method tables.
    private const string BoxedPrefix = "Boxed_";
    private const string ArrayPrefix = "__Array<";

    /// <summary>Of MethodTable.relatedType (Composition.CoreLib/Internal/Runtime/MethodTable.cs).</summary>
    private const ulong RelatedTypeOffset = 8;

    /// <summary>The one place where the core library makes an object of an array's element.</summary>
    private const string ArrayElementBoxing = "S_P_CoreLib_System_Array__InternalGetValue";

    /// <summary>
    /// The symbols of their method tables, each with the mangled name of the type: those that code or data refers to.
    /// An array's reference to its element type is not a use, unless elements are made objects somewhere.
    /// </summary>
    public static SortedDictionary<string, string> Find(ObjectFile program)
    {
        bool boxesElements = program.Symbols.Any(
            symbol => symbol.Section is not null && symbol.Name == ArrayElementBoxing);
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (ObjectSection section in program.Sections.Where(section => section.Has(SectionFlags.Allocate)))
        {
            HashSet<ulong> passedOver = boxesElements ? [] : ElementTypeFields(program, section);
            foreach (Relocation relocation in section.Relocations)
            {
                if (MethodTableSymbol.TypeOf(relocation.Symbol.Name) is { } type
                    && type.StartsWith(BoxedPrefix, StringComparison.Ordinal)
                    && !passedOver.Contains(relocation.Offset))
                {
                    // An enum inside a generic class is one type for each of the class's instances.
                    int arguments = type.IndexOf('<', StringComparison.Ordinal);
                    result.TryAdd(
                        relocation.Symbol.Name, type[BoxedPrefix.Length..(arguments < 0 ? type.Length : arguments)]);
                }
            }
        }

        return result;
    }

    /// <summary>Where in a section the method tables of arrays name their element types.</summary>
    private static HashSet<ulong> ElementTypeFields(ObjectFile program, ObjectSection section) =>
    [
        .. from symbol in program.Symbols
        where symbol.Section == section && MethodTableSymbol.TypeOf(symbol.Name) is { } type
            && type.StartsWith(ArrayPrefix, StringComparison.Ordinal)
        select symbol.Value + RelatedTypeOffset,
    ];
}

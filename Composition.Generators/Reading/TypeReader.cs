// Decides how values of a type travel in messages.
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class TypeReader
{
    private const int MaximumDepth = 64;

    public static TypeModel Read(ITypeSymbol type, Compilation compilation)
    {
        (WireKind wire, ITypeSymbol element) = Classify(type);
        string source = type.ToSource(compilation);
        return new TypeModel(source, wire, ReferenceEquals(element, type) ? source : element.ToSource(compilation));
    }

    public static WireKind WireOf(ITypeSymbol type) => Classify(type).Wire;

    private static (WireKind Wire, ITypeSymbol Element) Classify(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Void:
                return (WireKind.Void, type);
            case SpecialType.System_Boolean:
                return (WireKind.Boolean, type);
            case SpecialType.System_String:
                return (IsNullable(type) ? WireKind.NullableString : WireKind.String, type);
            case SpecialType.System_Char:
            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                return (WireKind.Integer, type);
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return (WireKind.Integer, type);
        }

        if (type is IArrayTypeSymbol { Rank: 1 } array && IsTransferable(array.ElementType))
        {
            return (IsNullable(type) ? WireKind.NullableArray : WireKind.Array, array.ElementType);
        }

        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } span && IsTransferable(span.TypeArguments[0]))
        {
            if (span.Is("System.Span`1"))
            {
                return (WireKind.Span, span.TypeArguments[0]);
            }

            if (span.Is("System.ReadOnlySpan`1"))
            {
                return (WireKind.ReadOnlySpan, span.TypeArguments[0]);
            }
        }

        return IsTransferable(type) ? (WireKind.Struct, type) : (WireKind.Unsupported, type);
    }

    private static bool IsNullable(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    // A value whose bytes mean the same in another address space: no references and no pointers. A struct that contains
    // itself is an error that the compiler reports; here it must not lead to endless recursion.
    private static bool IsTransferable(ITypeSymbol type, int depth = 0)
    {
        if (depth > MaximumDepth || !type.IsUnmanagedType || type.IsRefLikeType
            || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.TypeParameter
            || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return false;
        }

        return type.SpecialType != SpecialType.None || type.TypeKind == TypeKind.Enum
            || type.GetMembers().OfType<IFieldSymbol>().All(
                field => field.IsStatic || field.IsFixedSizeBuffer || IsTransferable(field.Type, depth + 1));
    }
}

// Computes how many bytes an unmanaged type takes, as the runtime lays it out (ECMA-335, II.10.1.2 and II.10.7).
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

/// <summary>Size and alignment of unmanaged types on x86-64.</summary>
internal static class StructSize
{
    private const int MaximumAlignment = 8;
    private const int PointerSize = 8;
    private const string InlineArray = "System.Runtime.CompilerServices.InlineArrayAttribute";

    // A struct that contains itself is an error that the compiler reports; here it must not lead to endless recursion.
    private const int MaximumDepth = 64;

    // More than any memory has; sums and products beyond it stop here, so that none of them wraps around.
    private const long Endless = 1L << 50;

    /// <summary>Bytes of a value of the type; 0 when it is not an unmanaged type of known layout.</summary>
    public static long Of(ITypeSymbol type) => type.IsUnmanagedType ? Measure(type, 0).Size : 0;

    /// <summary>The inline array of most bytes that a value of the type holds, or null.</summary>
    public static ITypeSymbol? LargestInlineArray(ITypeSymbol type, int depth = 0) => depth > MaximumDepth
        ? null
        : type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsStatic
                && field.Type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
            .Select(field => LargestInlineArray(field.Type, depth + 1))
            .Append(type.FindAttribute(InlineArray) is null ? null : type)
            .OfType<ITypeSymbol>()
            .OrderByDescending(Of)
            .FirstOrDefault();

    private static (long Size, int Alignment) Measure(ITypeSymbol type, int depth)
    {
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            return (PointerSize, PointerSize);
        }

        if (type is not INamedTypeSymbol named || depth > MaximumDepth)
        {
            return (0, 1);
        }

        if (named.EnumUnderlyingType is { } underlying)
        {
            return Measure(underlying, depth);
        }

        int primitive = Primitive(named.SpecialType);
        return primitive > 0 ? (primitive, primitive) : MeasureStruct(named, depth + 1);
    }

    private static int Primitive(SpecialType type) => type switch
    {
        SpecialType.System_Boolean or SpecialType.System_SByte or SpecialType.System_Byte => 1,
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr => PointerSize,
        _ => 0,
    };

    private static (long Size, int Alignment) MeasureStruct(INamedTypeSymbol type, int depth)
    {
        (int pack, long declaredSize, bool isExplicit) = ReadLayout(type);
        int largest = pack == 0 ? MaximumAlignment : pack;
        long end = 0;
        int alignment = 1;
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            (long size, int fieldAlignment) = MeasureField(field, depth);
            fieldAlignment = Math.Min(fieldAlignment, largest);
            alignment = Math.Max(alignment, fieldAlignment);
            long offset = isExplicit ? FieldOffset(field) : Align(end, fieldAlignment);
            end = Math.Min(Endless, Math.Max(end, offset + size));
        }

        long rounded = Math.Max(1, Align(end, alignment));
        long element = Math.Max(rounded, declaredSize);
        long count = InlineArrayLength(type);
        return (element > Endless / count ? Endless : element * count, alignment);
    }

    private static (long Size, int Alignment) MeasureField(IFieldSymbol field, int depth)
    {
        if (!field.IsFixedSizeBuffer)
        {
            return Measure(field.Type, depth);
        }

        (long size, int alignment) = Measure(((IPointerTypeSymbol)field.Type).PointedAtType, depth);
        return (size * field.FixedSize, alignment);
    }

    private static (int Pack, long Size, bool IsExplicit) ReadLayout(INamedTypeSymbol type)
    {
        // Roslyn does not show the layout of types in referenced assemblies as an attribute; their metadata has it.
        if (type.ContainingModule?.GetMetadata()?.GetMetadataReader() is { } metadata)
        {
            TypeDefinition definition = metadata.GetTypeDefinition(
                (TypeDefinitionHandle)MetadataTokens.EntityHandle(type.OriginalDefinition.MetadataToken));
            TypeLayout declared = definition.GetLayout();
            bool isExplicitThere = (definition.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout;
            return (declared.PackingSize, declared.Size, isExplicitThere);
        }

        AttributeData? layout = type.FindAttribute("System.Runtime.InteropServices.StructLayoutAttribute");
        bool isExplicit = layout?.ConstructorArguments.Length > 0
            && SymbolExtensions.ToInteger(layout.ConstructorArguments[0].Value) == (long)LayoutKind.Explicit;
        return ((int)(layout?.Integer("Pack", 0) ?? 0), layout?.Integer("Size", 0) ?? 0, isExplicit);
    }

    private static long FieldOffset(IFieldSymbol field)
    {
        if (field.ContainingModule?.GetMetadata()?.GetMetadataReader() is { } metadata)
        {
            var handle =
                (FieldDefinitionHandle)MetadataTokens.EntityHandle(field.OriginalDefinition.MetadataToken);
            return Math.Max(0, metadata.GetFieldDefinition(handle).GetOffset());
        }

        return field.FindAttribute("System.Runtime.InteropServices.FieldOffsetAttribute") is { } attribute
            && attribute.ConstructorArguments.Length > 0
            ? SymbolExtensions.ToInteger(attribute.ConstructorArguments[0].Value) ?? 0
            : 0;
    }

    private static long InlineArrayLength(INamedTypeSymbol type) =>
        type.FindAttribute(InlineArray) is { } attribute
            ? Math.Max(1, attribute.Integer("length", 1))
            : 1;

    private static long Align(long offset, int alignment) => (offset + alignment - 1) / alignment * alignment;
}

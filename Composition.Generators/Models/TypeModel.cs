// How a C# type appears in generated code and how its values are passed in messages.
namespace CamkesNet.Generators.Models;

/// <summary>The way a value of a type is put into a message.</summary>
internal enum WireKind
{
    /// <summary>Cannot be put into a message.</summary>
    Unsupported,
    Void,
    Boolean,

    /// <summary>Integers of 8 to 64 bits, char, enums: one word.</summary>
    Integer,

    /// <summary>An unmanaged struct, float or double: its bytes.</summary>
    Struct,

    /// <summary>UTF-16 text.</summary>
    String,

    /// <summary>The same, or null.</summary>
    NullableString,

    /// <summary>Span of unmanaged elements.</summary>
    Span,

    /// <summary>ReadOnlySpan of unmanaged elements.</summary>
    ReadOnlySpan,

    /// <summary>Array of unmanaged elements.</summary>
    Array,

    /// <summary>The same, or null.</summary>
    NullableArray,
}

/// <summary>A type in a contract.</summary>
/// <param name="Source">The type, fully qualified, as generated code writes it.</param>
/// <param name="Wire">How its values are passed.</param>
/// <param name="Element">The element type of a span or array, else the type itself.</param>
internal sealed record TypeModel(string Source, WireKind Wire, string Element);

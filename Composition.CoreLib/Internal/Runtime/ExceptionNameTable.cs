// The names of a program's own exceptions on an image. The image builder writes the table from the assemblies'
// metadata (Composition.Build/ExceptionNames), System.Exception reads it; both compile this file.
namespace Internal.Runtime;

/// <summary>Head of the table; its exceptions follow.</summary>
internal struct ExceptionNameTable
{
    /// <summary>How many <see cref="ExceptionName"/> follow.</summary>
    public ulong Count;
}

/// <summary>The name of one type.</summary>
internal struct ExceptionName
{
    /// <summary>Address of the type's method table.</summary>
    public ulong MethodTable;

    /// <summary>Address of a string object in the image's data: asking for a name takes no memory.</summary>
    public ulong Name;
}

// The names of enum members on an image. The image builder writes the table from the assemblies' metadata
// (Composition.Build/EnumNames), System.Enum reads it; both compile this file.
namespace Internal.Runtime;

/// <summary>Head of the table; its enums follow.</summary>
internal struct EnumNameTable
{
    /// <summary>How many <see cref="EnumNames"/> follow.</summary>
    public ulong EnumCount;
}

/// <summary>The members of one enum.</summary>
internal struct EnumNames
{
    /// <summary>Address of the enum's method table.</summary>
    public ulong MethodTable;

    /// <summary>
    /// Address of the first <see cref="EnumMember"/>. They are in ascending order of their values as unsigned numbers;
    /// of equal ones the first declared comes first.
    /// </summary>
    public ulong Members;

    /// <summary>How many members there are.</summary>
    public uint MemberCount;

    /// <summary>Not 0: the enum has <c>[Flags]</c>.</summary>
    public uint IsFlags;
}

/// <summary>One member of an enum.</summary>
internal struct EnumMember
{
    /// <summary>The value, extended to 64 bits by the underlying type's own rule.</summary>
    public ulong Value;

    /// <summary>Address of a string object in the image's data: asking for a name takes no memory.</summary>
    public ulong Name;
}

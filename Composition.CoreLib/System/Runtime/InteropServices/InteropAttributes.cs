// Layout and marshalling attributes.
namespace System.Runtime.InteropServices;

public enum LayoutKind
{
    Sequential = 0,
    Explicit = 2,
    Auto = 3,
}

public enum CharSet
{
    None = 1,
    Ansi = 2,
    Unicode = 3,
    Auto = 4,
}

public enum CallingConvention
{
    Winapi = 1,
    Cdecl = 2,
    StdCall = 3,
    ThisCall = 4,
    FastCall = 5,
}

public enum UnmanagedType
{
    Bool = 2,
    I1 = 3,
    U1 = 4,
}

public sealed class StructLayoutAttribute(LayoutKind layoutKind) : Attribute
{
    public int Size;
    public int Pack;
    public CharSet CharSet;

    public LayoutKind Value => layoutKind;
}

public sealed class FieldOffsetAttribute(int offset) : Attribute
{
    public int Value => offset;
}

public sealed class UnmanagedCallersOnlyAttribute : Attribute
{
    public string? EntryPoint;
    public Type[]? CallConvs;
}

public sealed class DllImportAttribute(string dllName) : Attribute
{
    public string? EntryPoint;
    public CallingConvention CallingConvention;
    public CharSet CharSet;
    public bool ExactSpelling;
    public bool PreserveSig;
    public bool SetLastError;

    public string Value => dllName;
}

public sealed class SuppressGCTransitionAttribute : Attribute;

public sealed class InAttribute : Attribute;

public sealed class OutAttribute : Attribute;

public sealed class OptionalAttribute : Attribute;

public sealed class DefaultParameterValueAttribute(object? value) : Attribute
{
    public object? Value => value;
}

public sealed class MarshalAsAttribute(UnmanagedType unmanagedType) : Attribute
{
    public UnmanagedType Value => unmanagedType;
}

public sealed class ComVisibleAttribute(bool visibility) : Attribute
{
    public bool Value => visibility;
}

public sealed class GuidAttribute(string guid) : Attribute
{
    public string Value => guid;
}

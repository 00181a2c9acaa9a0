// The attributes of namespace System that the compiler writes or reads.
namespace System;

public class Attribute
{
    protected Attribute() { }
}

[Flags]
public enum AttributeTargets
{
    Assembly = 1,
    Module = 2,
    Class = 4,
    Struct = 8,
    Enum = 16,
    Constructor = 32,
    Method = 64,
    Property = 128,
    Field = 256,
    Event = 512,
    Interface = 1024,
    Parameter = 2048,
    Delegate = 4096,
    ReturnValue = 8192,
    GenericParameter = 16384,
    All = 32767,
}

public sealed class AttributeUsageAttribute(AttributeTargets validOn) : Attribute
{
    public AttributeTargets ValidOn => validOn;
    public bool AllowMultiple { get; set; }
    public bool Inherited { get; set; } = true;
}

public sealed class FlagsAttribute : Attribute;

public sealed class ParamArrayAttribute : Attribute;

public sealed class SerializableAttribute : Attribute;

public sealed class NonSerializedAttribute : Attribute;

public class ThreadStaticAttribute : Attribute;

public sealed class ObsoleteAttribute(string? message, bool error) : Attribute
{
    public ObsoleteAttribute() : this(null, false) { }

    public ObsoleteAttribute(string? message) : this(message, false) { }

    public string? Message => message;
    public bool IsError => error;
    public string? DiagnosticId { get; set; }
    public string? UrlFormat { get; set; }
}

public sealed class CLSCompliantAttribute(bool isCompliant) : Attribute
{
    public bool IsCompliant => isCompliant;
}

// Attributes that debuggers read; the image ignores them.
namespace System.Diagnostics;

public enum DebuggerBrowsableState
{
    Never = 0,
    Collapsed = 2,
    RootHidden = 3,
}

public sealed class DebuggerBrowsableAttribute(DebuggerBrowsableState state) : Attribute
{
    public DebuggerBrowsableState State => state;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class DebuggerDisplayAttribute(string? value) : Attribute
{
    public string Value => value ?? "";
    public string? Name { get; set; }
    public string? Type { get; set; }
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class DebuggerTypeProxyAttribute(Type type) : Attribute
{
    public DebuggerTypeProxyAttribute(string typeName) : this(typeof(object)) { }

    public Type ProxyType => type;
}

public sealed class DebuggerHiddenAttribute : Attribute;

public sealed class DebuggerNonUserCodeAttribute : Attribute;

public sealed class DebuggerStepThroughAttribute : Attribute;

public sealed class StackTraceHiddenAttribute : Attribute;

public sealed class DebuggableAttribute(DebuggableAttribute.DebuggingModes modes) : Attribute
{
    [Flags]
    public enum DebuggingModes
    {
        None = 0,
        Default = 1,
        IgnoreSymbolStoreSequencePoints = 2,
        EnableEditAndContinue = 4,
        DisableOptimizations = 256,
    }

    public DebuggingModes DebuggingFlags => modes;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class ConditionalAttribute(string conditionString) : Attribute
{
    public string ConditionString => conditionString;
}

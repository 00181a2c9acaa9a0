// Attributes and switches through which this library talks to ilc.
namespace System.Runtime.CompilerServices;

/// <summary>ilc or its code generator may replace the method's body.</summary>
internal sealed class IntrinsicAttribute : Attribute;

/// <summary>Runs the type's static constructor at start-up instead of at first use.</summary>
internal sealed class EagerStaticClassConstructionAttribute : Attribute;

[Flags]
public enum MethodImplOptions
{
    Unmanaged = 4,
    NoInlining = 8,
    ForwardRef = 16,
    Synchronized = 32,
    NoOptimization = 64,
    PreserveSig = 128,
    AggressiveInlining = 256,
    AggressiveOptimization = 512,
    InternalCall = 4096,
}

public sealed class MethodImplAttribute(MethodImplOptions options) : Attribute
{
    public MethodImplOptions Value => options;
}

/// <summary>Declares to the C# compiler the language features that this runtime supports.</summary>
public static class RuntimeFeature
{
    public const string ByRefFields = nameof(ByRefFields);
    public const string ByRefLikeGenerics = nameof(ByRefLikeGenerics);
    public const string CovariantReturnsOfClasses = nameof(CovariantReturnsOfClasses);
    public const string DefaultImplementationsOfInterfaces = nameof(DefaultImplementationsOfInterfaces);
    public const string NumericIntPtr = nameof(NumericIntPtr);
    public const string UnmanagedSignatureCallingConvention = nameof(UnmanagedSignatureCallingConvention);
    public const string VirtualStaticsInInterfaces = nameof(VirtualStaticsInInterfaces);

    public static bool IsDynamicCodeSupported => false;
    public static bool IsDynamicCodeCompiled => false;
}

public sealed class CallConvCdecl;

public sealed class CallConvSuppressGCTransition;

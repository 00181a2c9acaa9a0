// Markers that the C# compiler writes into metadata or looks for by name.
namespace System.Runtime.CompilerServices;

public sealed class AsyncMethodBuilderAttribute(Type builderType) : Attribute
{
    public Type BuilderType => builderType;
}

public sealed class CompilerGeneratedAttribute : Attribute;

public sealed class ExtensionAttribute : Attribute;

public sealed class ExtensionMarkerAttribute(string name) : Attribute
{
    public string Name => name;
}

public sealed class IsByRefLikeAttribute : Attribute;

public sealed class IsReadOnlyAttribute : Attribute;

public sealed class IsUnmanagedAttribute : Attribute;

public sealed class RequiresLocationAttribute : Attribute;

public sealed class ScopedRefAttribute : Attribute;

public sealed class RequiredMemberAttribute : Attribute;

public sealed class ParamCollectionAttribute : Attribute;

public sealed class UnsafeValueTypeAttribute : Attribute;

public sealed class PreserveBaseOverridesAttribute : Attribute;

public sealed class SkipLocalsInitAttribute : Attribute;

public sealed class ModuleInitializerAttribute : Attribute;

public sealed class SpecialNameAttribute : Attribute;

public sealed class RefSafetyRulesAttribute(int version) : Attribute
{
    public int Version => version;
}

public sealed class NullableAttribute : Attribute
{
    public readonly byte[] NullableFlags;

    public NullableAttribute(byte flag) => NullableFlags = [flag];

    public NullableAttribute(byte[] flags) => NullableFlags = flags;
}

public sealed class NullableContextAttribute(byte flag) : Attribute
{
    public readonly byte Flag = flag;
}

public sealed class NullablePublicOnlyAttribute(bool includesInternals) : Attribute
{
    public readonly bool IncludesInternals = includesInternals;
}

public sealed class NativeIntegerAttribute : Attribute
{
    public readonly bool[] TransformFlags;

    public NativeIntegerAttribute() => TransformFlags = [true];

    public NativeIntegerAttribute(bool[] flags) => TransformFlags = flags;
}

public sealed class TupleElementNamesAttribute(string?[] transformNames) : Attribute
{
    public Collections.Generic.IList<string?> TransformNames => transformNames;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public const string RefStructs = nameof(RefStructs);
    public const string RequiredMembers = nameof(RequiredMembers);

    public string FeatureName => featureName;
    public bool IsOptional { get; init; }
}

public sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType => builderType;
    public string MethodName => methodName;
}

public sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    public int Priority => priority;
}

public sealed class InlineArrayAttribute(int length) : Attribute
{
    public int Length => length;
}

public sealed class FixedBufferAttribute(Type elementType, int length) : Attribute
{
    public Type ElementType => elementType;
    public int Length => length;
}

public sealed class InterpolatedStringHandlerAttribute : Attribute;

public sealed class InterpolatedStringHandlerArgumentAttribute(params string[] arguments) : Attribute
{
    public InterpolatedStringHandlerArgumentAttribute(string argument) : this([argument]) { }

    public string[] Arguments => arguments;
}

public sealed class IndexerNameAttribute(string indexerName) : Attribute
{
    public string IndexerName => indexerName;
}

public sealed class EnumeratorCancellationAttribute : Attribute;

public class StateMachineAttribute(Type stateMachineType) : Attribute
{
    public Type StateMachineType => stateMachineType;
}

public sealed class IteratorStateMachineAttribute(Type stateMachineType) : StateMachineAttribute(stateMachineType);

public sealed class AsyncStateMachineAttribute(Type stateMachineType) : StateMachineAttribute(stateMachineType);

public static class IsExternalInit;

public static class IsVolatile;

// Services behind language features. ilc supplies the bodies of those that call themselves.
using Internal.Runtime;

namespace System.Runtime.CompilerServices;

// Sound: only the object at hand is read, at the places that its own method table gives.
public static unsafe class RuntimeHelpers
{
    /// <summary>Objects lie at multiples of 8.</summary>
    private const int UnusedAddressBits = 3;

    public static int OffsetToStringData => 12;

    [Intrinsic]
    public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => InitializeArray(array, fldHandle);

    [Intrinsic]
    public static ReadOnlySpan<T> CreateSpan<T>(RuntimeFieldHandle fldHandle) => CreateSpan<T>(fldHandle);

    [Intrinsic]
    public static bool IsReferenceOrContainsReferences<T>()
        where T : allows ref struct => IsReferenceOrContainsReferences<T>();

    [Intrinsic]
    internal static bool IsBitwiseEquatable<T>() => IsBitwiseEquatable<T>();

    public static T[] GetSubArray<T>(T[] array, Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(array.Length);
        return new ReadOnlySpan<T>(array, offset, length).ToArray();
    }

    /// <summary>Of the object's identity, whatever its own GetHashCode says.</summary>
    public static int GetHashCode(object? o) => (int)((nuint)ObjectReference.Address(o) >> UnusedAddressBits);

    public static new bool Equals(object? o1, object? o2) => object.Equals(o1, o2);

    // A component's stack ends in a guard page, which the platform reports.
    public static void EnsureSufficientExecutionStack() { }

    public static bool TryEnsureSufficientExecutionStack() => true;

    /// <summary>Static constructors run at first use; nothing has to force them.</summary>
    public static void RunClassConstructor(RuntimeTypeHandle type) { }
}

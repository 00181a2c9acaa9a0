// The helpers that typeof and related expressions compile to.
using System;

namespace Internal.Runtime.CompilerHelpers;

// Sound: only compiled code calls this, with method tables of its own image.
internal static unsafe class LdTokenHelpers
{
    private static RuntimeTypeHandle GetRuntimeTypeHandle(nint methodTable) => new(methodTable);

    private static Type GetRuntimeType(nint methodTable) => Type.FromMethodTable((MethodTable*)methodTable);

    private static RuntimeMethodHandle GetRuntimeMethodHandle(nint handle) => new(handle);

    private static RuntimeFieldHandle GetRuntimeFieldHandle(nint handle) => new(handle);
}

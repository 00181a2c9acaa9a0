// Exceptions that must exist before they are needed.
using System;

namespace Internal.Runtime;

internal static class PreallocatedExceptions
{
    private static OutOfMemoryException? outOfMemory;

    internal static OutOfMemoryException OutOfMemory => outOfMemory!;

    internal static void Initialize() => outOfMemory = new OutOfMemoryException();
}

// Everything this library takes from outside: the platform's services and the native stubs.
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>
/// The platform (kernel, component or test image) exports the Platform* names; the rest are native stubs.
/// </summary>
// Sound: declarations only; each service's own contract says what its pointers are, and only this library calls them.
internal static unsafe class RuntimeImports
{
    /// <summary>First byte of the heap; the heap's memory arrives zeroed.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformHeapStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern byte* PlatformHeapStart();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformHeapEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern byte* PlatformHeapEnd();

    /// <summary>Shows text on the console or debug log.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformWrite")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void PlatformWrite(byte* utf8, int length);

    /// <summary>Stops the program; never returns. <paramref name="exceptionObject"/> may be null.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformFail")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void PlatformFail(
        void* exceptionObject, byte* utf8Message, int length, ulong instructionPointer);

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformThread")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ThreadContext* PlatformThread();

    /// <summary>Waits for a wake; a wake since the caller's last check must not be lost.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformLockWait")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void PlatformLockWait();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformLockWake")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void PlatformLockWake();

    /// <summary>
    /// A counter that never decreases, with <see cref="PlatformTimestampFrequency"/> ticks per second.
    /// </summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformTimestamp")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong PlatformTimestamp();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformTimestampFrequency")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong PlatformTimestampFrequency();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhReadyToRunHeader")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ReadyToRunHeader* ReadyToRunHeader();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhEnumNames")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern EnumNameTable* EnumNames();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhExceptionNames")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ExceptionNameTable* ExceptionNames();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhEhFrameStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern byte* EhFrameStart();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhEhFrameEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern byte* EhFrameEnd();

    /// <summary>The code that an interface dispatch cell calls once it has a cache.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhCachedInterfaceDispatchAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern nint CachedInterfaceDispatchAddress();

    /// <summary>The return address that a funclet sees; it marks the stub's frame on the stack.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhFuncletReturnAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong FuncletReturnAddress();

    /// <summary>Start of the stubs that touch memory on behalf of their caller, before they touch the stack.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhFaultingStubsStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong FaultingStubsStart();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhFaultingStubsEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong FaultingStubsEnd();

    /// <summary>Runs a handler or filter with the registers of its method's frame, and stores them back.</summary>
    /// <returns>For a catch handler, the address to continue at; for a filter, non-zero to catch.</returns>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhCallFunclet")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong CallFunclet(void* exceptionObject, byte* funclet, Context* frame);

    /// <summary>Leaves the current stack for <paramref name="frame"/>; rax is 0 there. Never returns.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RhResume")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Resume(Context* frame, ulong instructionPointer);
}

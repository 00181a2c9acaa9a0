// Conversions between references and addresses.
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>Sound because objects never move.</summary>
// Sound: an object does not move, so that its address stays; who makes a reference of an address had it from the heap.
internal static unsafe class ObjectReference
{
    internal static void* Address(object? instance) => *(void**)Unsafe.AsPointer(ref instance);

    internal static object FromAddress(void* address) => Unsafe.As<nint, object>(ref *(nint*)&address);

    /// <summary>The first byte after the method table pointer: a box's value, a class's first field.</summary>
    internal static byte* Data(object instance) => (byte*)Address(instance) + sizeof(MethodTable*);

    /// <summary>The 4 bytes before the method table pointer, where <see cref="ThinLock"/> keeps its state.</summary>
    internal static int* Header(object instance) => (int*)Address(instance) - 1;
}

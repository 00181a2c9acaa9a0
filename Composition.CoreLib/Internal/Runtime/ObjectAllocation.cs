// The allocation entry points that compiled code calls.
using System.Runtime;

namespace Internal.Runtime;

// Sound: compiled code passes method tables of its own image, and the heap gives blocks of the size that they say.
internal static unsafe class ObjectAllocation
{
    [RuntimeExport("RhpNewFast")]
    private static void* NewFast(MethodTable* type) => Heap.AllocateObject(type, type->BaseSize);

    // Finalizers never run: nothing is ever collected.
    [RuntimeExport("RhpNewFinalizable")]
    private static void* NewFinalizable(MethodTable* type) => Heap.AllocateObject(type, type->BaseSize);

    [RuntimeExport("RhNewObject")]
    private static void* NewObject(MethodTable* type) => Heap.AllocateObject(type, type->BaseSize);

    // A negative length arrives as a huge one, which the heap refuses.
    [RuntimeExport("RhpNewArrayFast")]
    private static void* NewArrayFast(MethodTable* type, nint length) => Heap.AllocateArray(type, (ulong)length);

    [RuntimeExport("RhpNewPtrArrayFast")]
    private static void* NewPointerArrayFast(MethodTable* type, nint length) => Heap.AllocateArray(type, (ulong)length);

    [RuntimeExport("RhNewArray")]
    private static void* NewArray(MethodTable* type, nint length) => Heap.AllocateArray(type, (ulong)length);

    [RuntimeExport("RhNewString")]
    private static void* NewString(MethodTable* type, nint length) => Heap.AllocateArray(type, (ulong)length);
}

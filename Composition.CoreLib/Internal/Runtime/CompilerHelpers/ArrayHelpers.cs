// Creates multi-dimensional arrays.
using System;

namespace Internal.Runtime.CompilerHelpers;

// Sound: compiled code passes as many lengths as the rank says; a multi-dimensional array's base size has room for
// them.
internal static unsafe class ArrayHelpers
{
    /// <summary>
    /// The lengths follow the total length and 4 bytes of padding; the lower bounds, all 0, follow them.
    /// </summary>
    private const int LengthsOffset = 16;

    private static object NewObjArray(nint methodTable, int rank, int* lengths)
    {
        var type = (MethodTable*)methodTable;
        ulong count = 1;
        for (int i = 0; i < rank; i++)
        {
            if (lengths[i] < 0)
            {
                throw new OverflowException();
            }
            count *= (uint)lengths[i];
            if (count > int.MaxValue)
            {
                throw new OutOfMemoryException();
            }
        }
        byte* array = (byte*)Heap.AllocateArray(type, count);
        for (int i = 0; i < rank; i++)
        {
            ((int*)(array + LengthsOffset))[i] = lengths[i];
        }
        return ObjectReference.FromAddress(array);
    }

    private static object NewObjArrayRare(nint methodTable, int rank, int* lengths) =>
        NewObjArray(methodTable, rank, lengths);
}

// What ilc's code for multi-dimensional arrays of references calls by name.
using Internal.Runtime;

namespace System.Runtime;

// Sound: only compiled code calls this, with the arguments of ilc's own contract.
internal static unsafe class RuntimeImports
{
    private static void RhCheckArrayStore(object array, object? value)
    {
        if (value is not null && !TypeCast.IsAssignable(value.m_pEEType, array.m_pEEType->RelatedType))
        {
            throw new ArrayTypeMismatchException();
        }
    }
}

// Generic virtual methods would be looked up here. There is no type loader on an image, so the import below is left
// undefined: using one is a link error that names it, never a failure at run time.
using System.Runtime.CompilerServices;

namespace System.Runtime;

internal static class TypeLoaderExports
{
    private static nint GVMLookupForSlot(object instance, RuntimeMethodHandle slot) =>
        GenericVirtualMethodsAreNotSupported();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "error_generic_virtual_methods_are_not_supported")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern nint GenericVirtualMethodsAreNotSupported();
}

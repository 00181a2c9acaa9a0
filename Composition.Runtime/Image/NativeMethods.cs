// The native stubs that are linked into components, and the host's imports from CoreLib and the entry assembly.
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Image;

/// <summary>Symbols that other parts of the image define. They do not exist in hosted systems.</summary>
internal static unsafe class NativeMethods
{
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "SystemCall")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong SystemCall(
        SystemCallOperation operation, ulong slot, ulong first, ulong second, ulong third, ulong fourth);

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "SystemCallMessage")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong SystemCallMessage(SystemCallOperation operation, ulong slot, Message* message);

    /// <summary>The running thread's block: GS base.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "PlatformThread")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ThreadBlock* PlatformThread();

    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "ReadTimestamp")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ulong ReadTimestamp();

    /// <summary>CoreLib: prepares heap and statics, and runs static constructors.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "RuntimeInitialize")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void RuntimeInitialize();

    /// <summary>Constructs the component: from the entry assembly that the build creates for each type.</summary>
    [RuntimeImport(RuntimeImportAttribute.AnyLibrary, "ComponentCreate")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern Component ComponentCreate();
}

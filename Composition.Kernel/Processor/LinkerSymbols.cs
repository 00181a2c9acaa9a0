// Addresses that only the linker knows.
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Processor;

/// <summary>The way to the table that the linker fills in.</summary>
internal static unsafe class LinkerSymbols
{
    /// <summary>Where the kernel's own parts lie.</summary>
    [RuntimeImport("*", "KernelImageLayout")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ImageLayout* Image();
}

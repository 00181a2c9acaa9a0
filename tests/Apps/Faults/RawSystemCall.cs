// The system call as a hostile component would make it: around the runtime library.
using System.Runtime;
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Faults
{
    internal static class RawSystemCall
    {
        public const ulong Signal = 3;
        public const ulong Poll = 5;

        [RuntimeImport("*", "SystemCall")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern ulong Invoke(ulong operation, ulong slot, ulong a, ulong b, ulong c, ulong d);
    }
}

namespace System.Runtime
{
    // ilc knows this attribute by its full name.
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class RuntimeImportAttribute(string library, string entry) : Attribute
    {
        public string Library { get; } = library;

        public string Entry { get; } = entry;
    }
}

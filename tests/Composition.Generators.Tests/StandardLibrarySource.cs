// Stand-ins for the standard components and the monitor: the same names, a port of every kind that they have.
namespace CamkesNet.Generators.Tests;

internal static class StandardLibrarySource
{
    public const string Monitor = """
        namespace CamkesNet.Vmm;

        [Component]
        public partial class VirtualMachineMonitor : Component
        {
            public partial Vcpu Processor { get; }

            public partial GuestMemory Memory { get; }

            [Attribute] public partial string KernelCmdline { get; }

            [Attribute] public partial int GuestRamMb { get; }
        }
        """;
}

// What the kernel says about an exit, in the forms that it has.
using CamkesNet.Abi;
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz.Machine;

internal static class ExitQualifications
{
    public static ulong Next(Random random, VcpuExitReason reason) => reason switch
    {
        VcpuExitReason.PortAccess => DevicePorts.Next(random)
            | (1UL << (random.Next(3) + PortAccess.WidthShift))
            | ((ulong)random.Next(8) << 24)
            | ((ulong)random.Next(6) << PortAccess.SegmentShift)
            | ((2UL << random.Next(3)) << PortAccess.AddressSizeShift),
        VcpuExitReason.MemoryAccess => (ulong)random.Next(8),
        VcpuExitReason.TaskSwitch => (uint)random.Next(0x1_0000)
            | ((ulong)random.Next(8) << TaskSwitchAccess.SourceShift)
            | ((ulong)random.Next(2) * TaskSwitchAccess.HasErrorCode),
        _ => OddValues.Next(random),
    };
}
